package io.incubator.auth.revocation;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.identity.Revocation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Reads the feed, under the system role.
@ApplicationScoped
class RevocationRepository {
    private final Jdbi jdbi;

    RevocationRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The rows after a cursor, and the oldest transaction that was running when they were read: one
    /// statement, so that both are of one snapshot.
    Rows after(FeedCursor cursor, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT seen.oldest::text AS oldest, r.*
                        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS oldest) AS seen
                        LEFT JOIN LATERAL (
                            SELECT xid::text AS xid, id, session_id, account_id, org_id, revoked_at, expires_at
                            FROM revocation r WHERE (r.xid, r.id) > (CAST(:xid AS xid8), :id)
                            ORDER BY r.xid, r.id LIMIT :limit) AS r ON true""")
                .bind("xid", Long.toString(cursor.xid()))
                .bind("id", cursor.id())
                .bind("limit", limit)
                .scanResultSet((rows, _) -> read(rows.get())));
    }

    /// Deletes what can matter no more.
    void forget(Instant now) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM revocation WHERE expires_at < :now")
                .bind("now", now)
                .execute());
    }

    private static Rows read(ResultSet row) throws SQLException {
        List<Revocation> found = new ArrayList<>();
        long oldest = 0;
        long xid = 0;
        long id = 0;
        while (row.next()) {
            oldest = Long.parseLong(row.getString("oldest"));
            if (row.getString("xid") != null) {
                xid = Long.parseLong(row.getString("xid"));
                id = row.getLong("id");
                found.add(new Revocation(
                        row.getObject("session_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("org_id", UUID.class),
                        row.getObject("revoked_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()));
            }
        }
        return new Rows(found, oldest, xid, id);
    }

    /// What was read.
    ///
    /// @param oldest the oldest running transaction
    /// @param lastXid of the last row
    /// @param lastId of the last row
    record Rows(List<Revocation> found, long oldest, long lastXid, long lastId) {
        Rows {
            found = List.copyOf(found);
        }
    }
}
