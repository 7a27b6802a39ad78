package io.incubator.project.board;

import io.incubator.kit.paging.Cursor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Which tasks to list; null does not filter.
///
/// @param after the place the page begins after; null for the top
record TaskFilter(TaskStatus status, Track track, UUID assignee, String phase, String after) {

    static TaskFilter of(TaskStatus status, Track track, UUID assignee, String phase, String cursor) {
        return new TaskFilter(
                status,
                track,
                assignee,
                phase,
                cursor == null ? null : Cursor.decode(cursor, 1).text(0));
    }

    /// The columns to compare and what with.
    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        put(columns, "status", status == null ? null : status.label());
        put(columns, "track", track == null ? null : track.label());
        put(columns, "assignee", assignee);
        put(columns, "phase", phase);
        return columns;
    }

    private static void put(Map<String, Object> columns, String column, Object value) {
        if (value != null) {
            columns.put(column, value);
        }
    }
}
