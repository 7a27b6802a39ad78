package io.incubator.auth.external;

import io.incubator.kit.data.Ids;
import io.incubator.kit.data.SystemRole;
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

/// Accounts elsewhere that open accounts here, by issuer and subject. Their owner reads them under the application
/// role; they are written and looked up under the system role.
@ApplicationScoped
class IdentityRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final String VIEW =
            "SELECT id, provider, issuer, subject, created_at, last_used_at FROM external_identity ";

    private final Jdbi app;
    private final Jdbi system;

    IdentityRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// Has it open an account.
    ///
    /// @return whether it opened none before
    boolean add(Arrival arrival, UUID account, Instant now) {
        return system.withHandle(h -> h.createUpdate("""
                                INSERT INTO external_identity
                                    (id, account_id, provider, issuer, subject, created_at, last_used_at)
                                VALUES (:id, :account, :provider, :issuer, :subject, :now, :now)
                                ON CONFLICT (issuer, subject) DO NOTHING""")
                        .bind("id", Ids.next())
                        .bind("account", account)
                        .bind("provider", arrival.provider())
                        .bind("issuer", arrival.issuer())
                        .bind("subject", arrival.subject())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /// Whose account it opens; notes the use.
    Optional<UUID> use(Arrival arrival, Instant now) {
        return system.withHandle(h -> h.createQuery("""
                        UPDATE external_identity SET last_used_at = :now
                        WHERE issuer = :issuer AND subject = :subject RETURNING account_id""")
                .bind("now", now)
                .bind("issuer", arrival.issuer())
                .bind("subject", arrival.subject())
                .mapTo(UUID.class)
                .findOne());
    }

    /// The newest first, before a cursor (creation, id).
    List<IdentityView> list(UUID owner, Optional<Cursor> before, int rows) {
        return app.withHandle(h -> h.createQuery(VIEW + """
                        WHERE account_id = :owner AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("owner", owner)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(END_OF_TIME))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> view(rs))
                .list());
    }

    boolean remove(UUID id, UUID owner) {
        return system.withHandle(
                        h -> h.createUpdate("DELETE FROM external_identity WHERE id = :id AND account_id = :owner")
                                .bind("id", id)
                                .bind("owner", owner)
                                .execute())
                == 1;
    }

    private static IdentityView view(ResultSet row) throws SQLException {
        return new IdentityView(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant());
    }
}
