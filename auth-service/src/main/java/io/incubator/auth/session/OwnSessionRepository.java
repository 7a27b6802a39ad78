package io.incubator.auth.session;

import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Somebody's own sessions, under the application role, which shows nobody else's.
@ApplicationScoped
class OwnSessionRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Jdbi jdbi;

    OwnSessionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The running ones, the newest first, before a cursor (creation, id).
    ///
    /// @param current the one the request belongs to
    List<SessionView> running(UUID account, UUID current, Optional<Cursor> before, int rows, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT id, org_id, client, created_at, refreshed_at, expires_at FROM session
                        WHERE account_id = :account AND ended_at IS NULL AND expires_at > :now
                          AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("account", account)
                .bind("now", now)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(END_OF_TIME))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> view(rs, current))
                .list());
    }

    private static SessionView view(ResultSet row, UUID current) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new SessionView(
                id,
                row.getObject("org_id", UUID.class),
                row.getString("client"),
                id.equals(current),
                instant(row, "created_at"),
                instant(row, "refreshed_at"),
                instant(row, "expires_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
