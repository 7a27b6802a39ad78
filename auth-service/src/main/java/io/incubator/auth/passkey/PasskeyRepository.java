package io.incubator.auth.passkey;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Passkeys. Their owner reads them under the application role, without keys; they are written and checked under the
/// system role, always by owner.
@ApplicationScoped
class PasskeyRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
    private static final String VIEW = "SELECT id, name, backed_up, created_at, last_used_at FROM passkey ";

    private final Jdbi app;
    private final Jdbi system;

    PasskeyRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// A passkey by which somebody may sign in.
    record Known(UUID id, UUID account, PasskeyKey key) {}

    /// Adds one, unless there is a credential of this id. The account's row lock makes its count exact.
    ///
    /// @return whether it was added
    boolean add(PasskeyView passkey, UUID owner, PasskeyKey key, int most) {
        return system.withHandle(h -> {
            h.createQuery("SELECT id FROM account WHERE id = :owner FOR NO KEY UPDATE")
                    .bind("owner", owner)
                    .mapTo(UUID.class)
                    .findOne();
            return h.createUpdate("""
                            INSERT INTO passkey (id, account_id, credential_id, attested, sign_count, backup_eligible,
                                                 backed_up, transports, name, created_at)
                            SELECT :id, :owner, :credential, :attested, :count, :eligible, :backedUp, :transports,
                                   :name, :createdAt
                            WHERE (SELECT count(*) FROM passkey WHERE account_id = :owner) < :most
                            ON CONFLICT (credential_id) DO NOTHING""")
                            .bind("id", passkey.id())
                            .bind("owner", owner)
                            .bind("credential", key.credentialId())
                            .bind("attested", key.attested())
                            .bind("count", key.signCount())
                            .bind("eligible", key.backupEligible())
                            .bind("backedUp", key.backedUp())
                            .bindArray("transports", String.class, List.copyOf(key.transports()))
                            .bind("name", passkey.name())
                            .bind("createdAt", passkey.createdAt())
                            .bind("most", most)
                            .execute()
                    == 1;
        });
    }

    /// All of an account, which are few.
    List<Known> of(UUID owner) {
        return system.withHandle(h -> h.createQuery("""
                        SELECT id, account_id, credential_id, attested, sign_count, backup_eligible, backed_up, transports
                        FROM passkey WHERE account_id = :owner ORDER BY created_at""")
                .bind("owner", owner)
                .map((rs, _) -> known(rs))
                .list());
    }

    /// The one of a credential, if it is this account's.
    Optional<Known> find(byte[] credentialId, UUID owner) {
        return system.withHandle(h -> h.createQuery("""
                        SELECT id, account_id, credential_id, attested, sign_count, backup_eligible, backed_up, transports
                        FROM passkey WHERE credential_id = :credential AND account_id = :owner""")
                .bind("credential", credentialId)
                .bind("owner", owner)
                .map((rs, _) -> known(rs))
                .findOne());
    }

    /// Notes a use. Of many at once with one count, one is noted.
    ///
    /// @return whether it is still there and its counter has moved
    boolean used(Known passkey, PasskeyVerifier.Outcome.Good use, Instant now) {
        return system.withHandle(h -> h.createUpdate("""
                                UPDATE passkey SET sign_count = :count, backed_up = :backedUp, last_used_at = :now
                                WHERE id = :id AND (sign_count < :count OR (sign_count = 0 AND :count = 0))""")
                        .bind("count", use.signCount())
                        .bind("backedUp", use.backedUp())
                        .bind("now", now)
                        .bind("id", passkey.id())
                        .execute())
                == 1;
    }

    /// The newest first, before a cursor (creation, id).
    List<PasskeyView> list(UUID owner, Optional<Cursor> before, int rows) {
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

    Optional<PasskeyView> view(UUID id, UUID owner) {
        return app.withHandle(h -> h.createQuery(VIEW + "WHERE id = :id AND account_id = :owner")
                .bind("id", id)
                .bind("owner", owner)
                .map((rs, _) -> view(rs))
                .findOne());
    }

    /// The same with its row locked, for a change.
    Optional<PasskeyView> lock(UUID id, UUID owner) {
        return system.withHandle(h -> h.createQuery(VIEW + "WHERE id = :id AND account_id = :owner FOR UPDATE")
                .bind("id", id)
                .bind("owner", owner)
                .map((rs, _) -> view(rs))
                .findOne());
    }

    void rename(UUID id, UUID owner, String name) {
        system.useHandle(h -> h.createUpdate("UPDATE passkey SET name = :name WHERE id = :id AND account_id = :owner")
                .bind("name", name)
                .bind("id", id)
                .bind("owner", owner)
                .execute());
    }

    boolean remove(UUID id, UUID owner) {
        return system.withHandle(h -> h.createUpdate("DELETE FROM passkey WHERE id = :id AND account_id = :owner")
                        .bind("id", id)
                        .bind("owner", owner)
                        .execute())
                == 1;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                new PasskeyKey(
                        row.getBytes("credential_id"),
                        row.getBytes("attested"),
                        row.getLong("sign_count"),
                        row.getBoolean("backup_eligible"),
                        row.getBoolean("backed_up"),
                        Set.copyOf(Arrays.asList(
                                (String[]) row.getArray("transports").getArray()))));
    }

    private static PasskeyView view(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new PasskeyView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("backed_up"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
