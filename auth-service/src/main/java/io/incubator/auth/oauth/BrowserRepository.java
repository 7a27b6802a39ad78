package io.incubator.auth.oauth;

import io.incubator.auth.token.Assurance;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Who is signed in at the provider with which browser; under the system role.
@ApplicationScoped
class BrowserRepository {
    private final Jdbi jdbi;

    BrowserRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Somebody at a browser.
    record Visitor(UUID account, String email, Assurance assurance) {}

    void open(Secret cookie, UUID account, Assurance assurance, Instant expiresAt) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM browser_session WHERE expires_at < :now")
                    .bind("now", assurance.at())
                    .execute();
            h.createUpdate("""
                            INSERT INTO browser_session (digest, account_id, assurance, authenticated_at, expires_at)
                            VALUES (:digest, :account, :level, :at, :expiresAt)""")
                    .bind("digest", cookie.digest())
                    .bind("account", account)
                    .bind("level", assurance.level().label())
                    .bind("at", assurance.at())
                    .bind("expiresAt", expiresAt)
                    .execute();
        });
    }

    /// Who is signed in with a browser. A password alone is not enough any more once there is a second factor.
    Optional<Visitor> find(Secret cookie, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT b.account_id, a.email, b.assurance, b.authenticated_at
                        FROM browser_session b JOIN account a ON a.id = b.account_id
                        WHERE b.digest = :digest AND b.expires_at > :now
                          AND (b.assurance = 'mfa' OR NOT EXISTS (
                            SELECT 1 FROM totp_credential t
                            WHERE t.account_id = b.account_id AND t.confirmed_at IS NOT NULL))""")
                .bind("digest", cookie.digest())
                .bind("now", now)
                .map((rs, _) -> new Visitor(
                        rs.getObject("account_id", UUID.class),
                        rs.getString("email"),
                        new Assurance(
                                Assurance.Level.of(rs.getString("assurance")),
                                rs.getObject("authenticated_at", OffsetDateTime.class)
                                        .toInstant())))
                .findOne());
    }

    void close(Secret cookie) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM browser_session WHERE digest = :digest")
                .bind("digest", cookie.digest())
                .execute());
    }
}
