package io.incubator.job.completion;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What became of completions.
record Verdicts(List<Reply> replies) {

    /// The answer to one completion.
    record Reply(UUID jobId, Verdict state) {}

    /// Whether a completion counts.
    public enum Verdict {
        /// It is in the ledger, now or since it was sent before.
        ACCEPTED,
        /// The attempt was over already, by loss of its lease: nothing was changed.
        STALE;

        /// The name in JSON.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
