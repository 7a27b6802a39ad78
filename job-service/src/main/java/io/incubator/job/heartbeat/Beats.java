package io.incubator.job.heartbeat;

import io.incubator.job.ledger.Limits;
import io.incubator.job.ledger.StoredJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/// Everything a worker holds, in one request.
record Beats(
        @NotBlank @Size(max = Limits.WORKER_NAME) String worker,
        @NotNull @Size(max = Limits.BATCH) List<@NotNull @Valid Beat> beats) {

    /// One job a worker is at. What is too long or out of range is cut to size rather than refused:
    /// a worker must not lose all its leases for the wording of one.
    ///
    /// @param epoch as the claim gave it
    /// @param percent null for no news
    /// @param stage null for no news
    /// @param message null for no news
    record Beat(@NotNull UUID jobId, int epoch, Integer percent, String stage, String message) {
        Beat {
            percent = percent == null ? null : Math.clamp(percent, 0, 100);
            stage = cut(stage, Limits.STAGE);
            message = cut(message, Limits.MESSAGE);
        }

        private static String cut(String text, int length) {
            return text == null || text.length() <= length
                    ? StoredJson.withoutNul(text)
                    : StoredJson.withoutNul(text.substring(0, length));
        }
    }
}
