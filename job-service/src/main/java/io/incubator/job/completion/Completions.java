package io.incubator.job.completion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.job.ledger.Ending;
import io.incubator.job.ledger.Fault;
import io.incubator.job.ledger.Limits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Everything a worker has come to the end of, in one request.
record Completions(
        @NotBlank @Size(max = Limits.WORKER_NAME) String worker,
        @NotNull @Size(max = Limits.BATCH) List<@NotNull @Valid Completion> completions) {

    /// One attempt that is over.
    ///
    /// @param epoch as the claim gave it
    /// @param result of a success; null for none
    /// @param error of a failure; null otherwise
    record Completion(
            @NotNull UUID jobId,
            int epoch,
            @NotNull Outcome outcome,
            @Schema(implementation = Object.class) JsonNode result,
            Failure error) {

        Ending ending() {
            return switch (outcome) {
                case SUCCEEDED -> new Ending.Succeeded(result == null || result.isNull() ? null : result);
                case FAILED -> error == null ? UNSPECIFIED.ending() : error.ending();
                case CANCELLED -> new Ending.Cancelled();
                case RELEASED -> new Ending.HandedBack();
            };
        }
    }

    private static final Failure UNSPECIFIED = new Failure(null, null, true);

    /// What a worker says of an attempt.
    @Schema(enumeration = {"succeeded", "failed", "cancelled", "released"})
    enum Outcome {
        SUCCEEDED,
        FAILED,
        CANCELLED,
        /// The worker stops and hands the job back; the attempt does not count.
        RELEASED;

        @JsonCreator
        static Outcome of(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /// Why an attempt failed. A worker that cannot say is still believed: refusing would only keep the
    /// job from its end.
    ///
    /// @param retryable whether another attempt may go better
    record Failure(String code, String message, boolean retryable) {
        Failure {
            code = code == null || code.isBlank() ? "unspecified-failure" : code;
            message = message == null ? "" : message;
        }

        Ending ending() {
            return new Ending.Failed(new Fault(code, message), retryable);
        }
    }
}
