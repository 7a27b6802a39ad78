package io.incubator.auth.oauth;

import io.incubator.auth.token.Assurance;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Authorization codes, as digests, under the system role.
@ApplicationScoped
class CodeRepository {
    private final Jdbi jdbi;

    CodeRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What a code stands for.
    ///
    /// @param nonce null for none
    /// @param used whether it was traded before
    /// @param session what it was traded for; null while it was not
    record Code(
            UUID client,
            UUID account,
            String redirectUri,
            String challenge,
            Set<String> scopes,
            String nonce,
            Assurance assurance,
            Instant expiresAt,
            boolean used,
            UUID session) {
        Code {
            scopes = Set.copyOf(scopes);
        }
    }

    void add(Secret code, Code meaning) {
        jdbi.useHandle(h -> {
            // a code that was used is remembered for a while, so that a replay is noticed
            h.createUpdate("DELETE FROM authorization_code WHERE expires_at < :before")
                    .bind("before", meaning.expiresAt().minusSeconds(3600))
                    .execute();
            h.createUpdate("""
                            INSERT INTO authorization_code (digest, client_id, account_id, redirect_uri, challenge,
                                scopes, nonce, assurance, authenticated_at, expires_at)
                            VALUES (:digest, :client, :account, :redirectUri, :challenge,
                                :scopes, :nonce, :level, :at, :expiresAt)""")
                    .bind("digest", code.digest())
                    .bind("client", meaning.client())
                    .bind("account", meaning.account())
                    .bind("redirectUri", meaning.redirectUri())
                    .bind("challenge", meaning.challenge())
                    .bindArray("scopes", String.class, meaning.scopes())
                    .bind("nonce", meaning.nonce())
                    .bind("level", meaning.assurance().level().label())
                    .bind("at", meaning.assurance().at())
                    .bind("expiresAt", meaning.expiresAt())
                    .execute();
        });
    }

    /// The code under its row lock: of many at once, the first trades it, the others see that.
    Optional<Code> lock(Secret code) {
        return jdbi.withHandle(h -> h.createQuery("SELECT * FROM authorization_code WHERE digest = :digest FOR UPDATE")
                .bind("digest", code.digest())
                .map((rs, _) -> read(rs))
                .findOne());
    }

    void used(Secret code, UUID session, Instant now) {
        jdbi.useHandle(h -> h.createUpdate(
                        "UPDATE authorization_code SET used_at = :now, session_id = :session WHERE digest = :digest")
                .bind("now", now)
                .bind("session", session)
                .bind("digest", code.digest())
                .execute());
    }

    private static Code read(ResultSet row) throws SQLException {
        return new Code(
                row.getObject("client_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                Set.of((String[]) row.getArray("scopes").getArray()),
                row.getString("nonce"),
                new Assurance(
                        Assurance.Level.of(row.getString("assurance")),
                        row.getObject("authenticated_at", OffsetDateTime.class).toInstant()),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at") != null,
                row.getObject("session_id", UUID.class));
    }
}
