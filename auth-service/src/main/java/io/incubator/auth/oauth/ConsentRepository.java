package io.incubator.auth.oauth;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.paging.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// What people have allowed applications; under the system role, because it belongs to people and not to
/// organisations.
@ApplicationScoped
class ConsentRepository {
    private final Jdbi jdbi;

    ConsentRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// An application somebody has let in.
    ///
    /// @param id of the application
    record Consent(UUID id, String name, List<String> scopes, Instant grantedAt) {
        Consent {
            scopes = List.copyOf(scopes);
        }
    }

    Set<String> scopes(UUID account, UUID client) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT scopes FROM oauth_consent WHERE account_id = :account AND client_id = :client")
                .bind("account", account)
                .bind("client", client)
                .map((rs, _) -> Set.of((String[]) rs.getArray("scopes").getArray()))
                .findOne()
                .orElse(Set.of()));
    }

    void add(UUID account, UUID client, Set<String> scopes, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO oauth_consent (account_id, client_id, scopes, granted_at)
                        VALUES (:account, :client, :scopes, :now)
                        ON CONFLICT (account_id, client_id) DO UPDATE SET scopes = :scopes, granted_at = :now""")
                .bind("account", account)
                .bind("client", client)
                .bindArray("scopes", String.class, scopes)
                .bind("now", now)
                .execute());
    }

    /// Those of a person, the youngest application first.
    List<Consent> of(UUID account, Optional<Cursor> before, int rows) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT o.client_id, c.name, o.scopes, o.granted_at
                        FROM oauth_consent o JOIN oauth_client c ON c.id = o.client_id
                        WHERE o.account_id = :account AND o.client_id < :client
                        ORDER BY o.client_id DESC LIMIT :rows""")
                .bind("account", account)
                .bind("client", before.map(c -> c.uuid(0)).orElse(new UUID(-1, -1)))
                .bind("rows", rows)
                .map((rs, _) -> new Consent(
                        rs.getObject("client_id", UUID.class),
                        rs.getString("name"),
                        List.of((String[]) rs.getArray("scopes").getArray()),
                        rs.getObject("granted_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /// Takes one back, with the codes that are on their way because of it.
    ///
    /// @return whether there was one
    boolean remove(UUID account, UUID client) {
        return jdbi.withHandle(h -> {
            h.createUpdate("""
                            DELETE FROM authorization_code
                            WHERE account_id = :account AND client_id = :client AND used_at IS NULL""").bind("account", account).bind("client", client).execute();
            return h.createUpdate("DELETE FROM oauth_consent WHERE account_id = :account AND client_id = :client")
                            .bind("account", account)
                            .bind("client", client)
                            .execute()
                    > 0;
        });
    }
}
