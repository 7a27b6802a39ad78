package io.incubator.job.heartbeat;

import io.incubator.job.ledger.Limits;
import io.incubator.job.ledger.StoredJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// Everything a worker holds, in one request.
record Beats(
        @NotBlank @Size(max = Limits.WORKER_NAME) String worker,
        @NotNull @Size(max = Limits.BATCH) List<@NotNull @Valid Beat> beats) {

    /// One job a worker is at.
    ///
    /// @param epoch as the claim gave it
    /// @param percent null for no news
    /// @param stage null for no news
    /// @param message null for no news
    record Beat(
            @NotNull UUID jobId,
            int epoch,
            @Min(0) @Max(100) Integer percent,
            @Size(max = Limits.STAGE) String stage,
            @Size(max = Limits.MESSAGE) String message) {
        Beat {
            stage = StoredJson.withoutNul(stage);
            message = StoredJson.withoutNul(message);
        }
    }
}
