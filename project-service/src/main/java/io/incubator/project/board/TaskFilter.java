package io.incubator.project.board;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.ListView;
import io.incubator.kit.paging.SortOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Which tasks to list; null does not filter.
///
/// @param after the place the page begins after; null for the top
/// @param view what the cursors belong to
record TaskFilter(TaskStatus status, Track track, UUID assignee, String phase, String after, ListView view) {

    private static final SortOrder<Order> FROM_THE_TOP = new SortOrder<>(Order.PLACE, false);

    private enum Order {
        PLACE
    }

    /// Reads what a request asks for.
    static TaskFilter of(UUID project, TaskStatus status, Track track, UUID assignee, String phase, String cursor) {
        ListView view = ListView.of(FROM_THE_TOP, "tasks", project, status, track, assignee, phase);
        return new TaskFilter(
                status,
                track,
                assignee,
                phase,
                cursor == null ? null : view.decode(cursor, 1).text(0),
                view);
    }

    Cursor cursorOf(TaskRow last) {
        return view.cursor(last.place());
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
