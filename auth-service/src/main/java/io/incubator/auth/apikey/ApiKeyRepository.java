package io.incubator.auth.apikey;

import io.incubator.auth.organisation.Role;
import io.incubator.kit.apikey.ApiKeyGrant;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The keys. Their owner reads them under the application role, without digests; they are written and
/// checked under the system role, always by owner and organisation.
@ApplicationScoped
class ApiKeyRepository {
    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final Jdbi app;
    private final Jdbi system;

    ApiKeyRepository(Jdbi app, @SystemRole Jdbi system) {
        this.app = app;
        this.system = system;
    }

    void add(ApiKeyView key, UUID owner, UUID organisation, String digest) {
        system.useHandle(h -> h.createUpdate("""
                        INSERT INTO api_key
                            (id, org_id, account_id, name, hint, digest, scopes, created_at, expires_at)
                        VALUES (:id, :organisation, :owner, :name, :hint, :digest, :scopes, :createdAt, :expiresAt)""")
                .bind("id", key.id())
                .bind("organisation", organisation)
                .bind("owner", owner)
                .bind("name", key.name())
                .bind("hint", key.hint())
                .bind("digest", HexFormat.of().parseHex(digest))
                .bindArray("scopes", String.class, key.scopes())
                .bind("createdAt", key.createdAt())
                .bind("expiresAt", key.expiresAt())
                .execute());
    }

    /// The ones in force, the newest first, before a cursor (creation, id).
    List<ApiKeyView> inForce(UUID owner, UUID organisation, Optional<Cursor> before, int rows, Instant now) {
        return app.withHandle(h -> h.createQuery("""
                        SELECT id, name, hint, scopes, created_at, expires_at, last_used_at FROM api_key
                        WHERE org_id = :organisation AND account_id = :owner
                          AND revoked_at IS NULL AND expires_at > :now AND (created_at, id) < (:createdAt, :id)
                        ORDER BY created_at DESC, id DESC LIMIT :rows""")
                .bind("organisation", organisation)
                .bind("owner", owner)
                .bind("now", now)
                .bind("createdAt", before.map(c -> c.instant(0)).orElse(END_OF_TIME))
                .bind("id", before.map(c -> c.uuid(1)).orElse(new UUID(0, 0)))
                .bind("rows", rows)
                .map((rs, _) -> view(rs))
                .list());
    }

    /// Revokes a key.
    ///
    /// @return whether there was one in force
    boolean revoke(UUID key, UUID owner, UUID organisation, Instant now) {
        return system.withHandle(h -> h.createUpdate("""
                                UPDATE api_key SET revoked_at = :now
                                WHERE id = :key AND account_id = :owner AND org_id = :organisation
                                  AND revoked_at IS NULL AND expires_at > :now""")
                        .bind("now", now)
                        .bind("key", key)
                        .bind("owner", owner)
                        .bind("organisation", organisation)
                        .execute())
                == 1;
    }

    /// What the key of a digest opens, by its owner's role at this moment, read under a share lock like
    /// every role by which somebody is let in.
    Optional<ApiKeyGrant> find(byte[] digest, Clock clock) {
        return system.withHandle(h -> h.createQuery("""
                        SELECT k.id, k.account_id, k.org_id, k.scopes, k.expires_at, m.role
                        FROM api_key k JOIN membership m ON m.org_id = k.org_id AND m.account_id = k.account_id
                        WHERE k.digest = :digest AND k.revoked_at IS NULL AND k.expires_at > :now FOR SHARE OF m""")
                .bind("digest", digest)
                .bind("now", clock.instant())
                .map((rs, _) -> grant(rs, clock.instant()))
                .findOne());
    }

    /// Notes the use, once a minute at most.
    void used(UUID key, Instant now, Instant unlessSince) {
        system.useHandle(h -> h.createUpdate("""
                        UPDATE api_key SET last_used_at = :now
                        WHERE id = :key AND (last_used_at IS NULL OR last_used_at < :since)""")
                .bind("now", now)
                .bind("key", key)
                .bind("since", unlessSince)
                .execute());
    }

    private static ApiKeyGrant grant(ResultSet row, Instant asOf) throws SQLException {
        Set<String> scopes = new HashSet<>(scopes(row));
        scopes.retainAll(Role.of(row.getString("role")).scopes());
        return new ApiKeyGrant(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("org_id", UUID.class),
                scopes,
                asOf,
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static ApiKeyView view(ResultSet row) throws SQLException {
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new ApiKeyView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("hint"),
                scopes(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static List<String> scopes(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("scopes").getArray());
    }
}
