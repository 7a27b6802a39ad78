package io.incubator.auth.oauth;

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

/// Applications: an organisation's own under its tenant, all of them by the system role, which alone
/// knows secrets.
@ApplicationScoped
class OAuthClientRepository {
    private static final String COLUMNS = """
            id, org_id, name, redirect_uris, logout_uris, service_account, created_at""";

    private final Jdbi app;
    private final Jdbi system;

    OAuthClientRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    /// @param secretDigest null for an application that cannot keep a secret
    void add(OAuthClient client, byte[] secretDigest) {
        system.useHandle(h -> h.createUpdate("""
                        INSERT INTO oauth_client (id, org_id, name, secret_digest, redirect_uris, logout_uris,
                                                  service_account, created_at)
                        VALUES (:id, :organisation, :name, :digest, :redirects, :logouts, :serviceAccount, :now)""")
                .bind("id", client.id())
                .bind("organisation", client.organisation())
                .bind("name", client.name())
                .bind("digest", secretDigest)
                .bindArray("redirects", String.class, client.redirectUris())
                .bindArray("logouts", String.class, client.logoutUris())
                .bind("serviceAccount", client.serviceAccount())
                .bind("now", client.createdAt())
                .execute());
    }

    /// Adds the account of a program: a member of the organisation with a role, and with no way to sign
    /// in.
    void addServiceAccount(UUID account, UUID organisation, String name, String role, Instant now) {
        system.useHandle(h -> {
            h.createUpdate("""
                            INSERT INTO account (id, email, display_name, created_at, kind)
                            VALUES (:id, :email, :name, :now, 'service')""")
                    .bind("id", account)
                    .bind("email", account + "@service.invalid")
                    .bind("name", name)
                    .bind("now", now)
                    .execute();
            h.createUpdate("""
                            INSERT INTO membership (org_id, account_id, role, created_at)
                            VALUES (:organisation, :id, :role, :now)""")
                    .bind("organisation", organisation)
                    .bind("id", account)
                    .bind("role", role)
                    .bind("now", now)
                    .execute();
        });
    }

    Optional<OAuthClient> find(UUID id) {
        return system.withHandle(h -> h.createQuery("SELECT " + COLUMNS
                        + ", secret_digest IS NOT NULL AS confidential FROM oauth_client WHERE id = :id")
                .bind("id", id)
                .map((rs, _) -> client(rs, rs.getBoolean("confidential")))
                .findOne());
    }

    /// The client, if that is its secret.
    Optional<OAuthClient> authenticate(UUID id, byte[] secretDigest) {
        return system.withHandle(h -> h.createQuery(
                        "SELECT " + COLUMNS + " FROM oauth_client WHERE id = :id AND secret_digest = :digest")
                .bind("id", id)
                .bind("digest", secretDigest)
                .map((rs, _) -> client(rs, true))
                .findOne());
    }

    /// Those of an organisation, the newest first; under its tenant.
    List<OAuthClient> of(UUID organisation, Optional<Cursor> before, int rows) {
        return app.withHandle(h -> h.createQuery("SELECT " + COLUMNS + """
                         FROM oauth_client WHERE org_id = :organisation AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("organisation", organisation)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(Instant.parse("9999-01-01T00:00:00Z")))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> client(rs, true))
                .list());
    }

    /// Takes an application away, with its sessions, codes and account.
    ///
    /// @return the sessions that were running; empty without an application
    Optional<List<UUID>> remove(UUID id, UUID organisation) {
        return system.withHandle(h -> {
            Optional<OAuthClient> client = find(id).filter(c -> c.organisation().equals(organisation));
            if (client.isEmpty()) {
                return Optional.empty();
            }
            List<UUID> running = h.createQuery("SELECT id FROM session WHERE client_id = :id AND ended_at IS NULL")
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .list();
            h.createUpdate("DELETE FROM oauth_client WHERE id = :id")
                    .bind("id", id)
                    .execute();
            if (client.get().serviceAccount() != null) {
                h.createUpdate("DELETE FROM account WHERE id = :account AND kind = 'service'")
                        .bind("account", client.get().serviceAccount())
                        .execute();
            }
            return Optional.of(running);
        });
    }

    private static OAuthClient client(ResultSet row, boolean confidential) throws SQLException {
        return new OAuthClient(
                row.getObject("id", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getString("name"),
                confidential,
                List.of((String[]) row.getArray("redirect_uris").getArray()),
                List.of((String[]) row.getArray("logout_uris").getArray()),
                row.getObject("service_account", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
