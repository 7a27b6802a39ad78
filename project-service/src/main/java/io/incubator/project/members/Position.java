package io.incubator.project.members;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.ListView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// The last row of the page before, in a list by time.
///
/// @param id what makes the row unique in its list
record Position(Instant createdAt, UUID id) {

    /// Reads a cursor; null for the first page, which has none.
    static Position of(ListView view, String cursor) {
        if (cursor == null) {
            return null;
        }
        Cursor decoded = view.decode(cursor, 2);
        return new Position(decoded.instant(0), decoded.uuid(1));
    }

    OffsetDateTime time() {
        return createdAt.atOffset(ZoneOffset.UTC);
    }
}
