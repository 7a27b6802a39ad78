package io.incubator.job.submission;

import java.util.UUID;

/// Whom a job waits for, and who waits for it.
///
/// @param parent the job that waits for this one; null for none
/// @param children how many jobs it waits for
/// @param despiteFailures whether it runs even if some of them did not succeed
public record Family(UUID parent, int children, boolean despiteFailures) {
    /// On its own.
    static final Family NONE = new Family(null, 0, false);
}
