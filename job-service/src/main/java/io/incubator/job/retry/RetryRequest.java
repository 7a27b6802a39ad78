package io.incubator.job.retry;

import io.incubator.job.ledger.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which dead jobs shall run again.
record RetryRequest(
        @NotNull @Pattern(regexp = Limits.KIND) String kind,

        @Schema(description = "Only those that failed for this reason, such as worker-lost.")
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[^\\x00]*")
        String code,

        @Schema(description = "How many at most, the newest first.", defaultValue = "1000")
        @Min(1)
        @Max(RetryRequest.MOST)
        Integer limit) {
    static final int MOST = 1_000;
}
