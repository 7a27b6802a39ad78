package io.incubator.job.claiming;

import java.util.List;

/// What a claim found.
///
/// @param more whether another claim may find more before a bell has rung: this one was full, or a limit
/// of the kind stood in its way
record ClaimedJobs(List<ClaimedJob> jobs, boolean more) {
    /// Nothing, until a bell rings.
    static final ClaimedJobs NONE = new ClaimedJobs(List.of(), false);
}
