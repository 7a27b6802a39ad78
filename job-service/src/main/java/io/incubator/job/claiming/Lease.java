package io.incubator.job.claiming;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A job a worker holds for a while.
///
/// @param epoch to be named in every heartbeat and in the completion
/// @param attempt number of this attempt, from 1
/// @param input JSON text
/// @param leaseSeconds for how long, unless a heartbeat renews it
/// @param deadline when the attempt must be over; null for never
/// @param token the on-behalf-of token; null for a job without scopes
/// @param traceparent W3C trace context of the work that asked for the job; null outside a trace
@JsonInclude(JsonInclude.Include.NON_NULL)
record Lease(
        UUID jobId,
        int epoch,
        int attempt,
        String kind,
        @JsonRawValue @Schema(implementation = Object.class) String input,
        UUID organisation,
        UUID subject,
        int leaseSeconds,
        Instant deadline,
        String token,
        String traceparent) {

    @Override
    public String toString() {
        return "Lease[" + jobId + ", epoch " + epoch + "]";
    }
}
