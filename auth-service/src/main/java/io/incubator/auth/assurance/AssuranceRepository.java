package io.incubator.auth.assurance;

import io.incubator.auth.token.Assurance;
import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// How sessions were authenticated, under the system role.
@ApplicationScoped
class AssuranceRepository {
    private final Jdbi jdbi;

    AssuranceRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Assurance> find(UUID session) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT assurance, authenticated_at FROM session WHERE id = :session AND ended_at IS NULL")
                .bind("session", session)
                .map((rs, _) -> new Assurance(
                        Assurance.Level.of(rs.getString("assurance")),
                        rs.getObject("authenticated_at", OffsetDateTime.class).toInstant()))
                .findOne());
    }

    /// Whether the account has a second factor to show.
    boolean hasFactor(UUID account) {
        return jdbi.withHandle(h ->
                h.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM totp_credential
                                       WHERE account_id = :account AND confirmed_at IS NOT NULL)""").bind("account", account).mapTo(Boolean.class).one());
    }

    void raise(UUID session, Assurance.Level level, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE session SET assurance = :level, authenticated_at = :now
                        WHERE id = :session AND ended_at IS NULL""")
                .bind("level", level.label())
                .bind("now", now)
                .bind("session", session)
                .execute());
    }
}
