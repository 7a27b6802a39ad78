package io.incubator.job.claiming;

import io.incubator.job.ledger.Limits;
import io.incubator.job.ledger.StoredJson;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A worker with free hands.
///
/// @param max how many jobs it can take now
/// @param worker its name, for the operator
record ClaimRequest(
        @NotNull @Pattern(regexp = Limits.KIND) String kind,
        @Min(1) @Max(Limits.CLAIM) int max,
        @NotBlank @Size(max = Limits.WORKER_NAME) String worker) {
    ClaimRequest {
        worker = StoredJson.withoutNul(worker);
    }
}
