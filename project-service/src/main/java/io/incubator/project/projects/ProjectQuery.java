package io.incubator.project.projects;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;

/// Which projects to list.
///
/// @param state only projects of this state; null for all
/// @param after where the page begins; null for the first
/// @param limit rows on a page
record ProjectQuery(ProjectState state, ProjectOrder order, Position after, int limit) {

    /// The last row of the page before.
    record Position(Instant createdAt, UUID id) {}

    static ProjectQuery of(ProjectState state, String sort, String cursor, int limit) {
        ProjectOrder order = ProjectOrder.of(sort);
        return new ProjectQuery(state, order, cursor == null ? null : position(order, cursor), limit);
    }

    Cursor cursorOf(ProjectEntity last) {
        return Cursor.of(order.name(), last.createdAt, last.id);
    }

    // a cursor of one order means nothing in the other, so it says which it belongs to
    private static Position position(ProjectOrder order, String text) {
        Cursor cursor = Cursor.decode(text, 3);
        if (!cursor.text(0).equals(order.name())) {
            throw new ProblemException(CommonError.INVALID_CURSOR)
                    .withField("cursor", "format", "belongs to a list sorted otherwise");
        }
        return new Position(cursor.instant(1), cursor.uuid(2));
    }
}
