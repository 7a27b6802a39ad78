package io.incubator.auth.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// The answer for one job: a token, or why there is none. One refused job does not spoil the others of the batch.
///
/// @param token null if refused
/// @param refusal null if granted
@JsonInclude(JsonInclude.Include.NON_NULL)
record Delegation(UUID jobId, String token, Refusal refusal) {

    static Delegation granted(UUID jobId, String token) {
        return new Delegation(jobId, token, null);
    }

    static Delegation refused(UUID jobId, Refusal refusal) {
        return new Delegation(jobId, null, refusal);
    }

    @Override
    public String toString() {
        return "Delegation[" + jobId + ", " + (refusal == null ? "granted" : refusal) + "]";
    }
}
