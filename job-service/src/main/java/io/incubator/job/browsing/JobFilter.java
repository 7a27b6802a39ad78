package io.incubator.job.browsing;

import io.incubator.job.ledger.JobState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What a list is narrowed to; null means anything.
///
/// @param from created at or after
/// @param to created before
record JobFilter(JobState state, String kind, UUID subject, UUID parent, Instant from, Instant to) {

    /// The columns that are fixed, and to what.
    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        if (state != null) {
            columns.put("state", state.wire());
        }
        if (kind != null) {
            columns.put("kind", kind);
        }
        if (subject != null) {
            columns.put("subject", subject);
        }
        if (parent != null) {
            columns.put("parent_id", parent);
        }
        return columns;
    }
}
