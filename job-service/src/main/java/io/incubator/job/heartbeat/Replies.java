package io.incubator.job.heartbeat;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What a worker is told, beat by beat.
record Replies(List<Reply> replies) {

    /// @param leaseSeconds how long the lease holds from now on; 0 if it is lost
    record Reply(UUID jobId, Order state, int leaseSeconds) {}

    /// What to do with a job.
    public enum Order {
        /// Go on.
        CONTINUE,
        /// Stop, and complete it as cancelled.
        CANCEL,
        /// Stop, and complete it as failed: it has taken longer than it may.
        TIMEOUT,
        /// Drop it: it is not yours any more, and whatever you complete will be refused.
        LOST;

        /// The name in JSON.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
