package io.incubator.auth.factor;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Second factors, under the system role: no query under a tenant reaches a secret.
@ApplicationScoped
class FactorRepository {
    private final Jdbi jdbi;

    FactorRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Begins an enrolment, or begins it anew.
    ///
    /// @return whether none was in force
    boolean begin(UUID account, byte[] sealed, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO totp_credential AS t (account_id, secret, created_at)
                                VALUES (:account, :secret, :now)
                                ON CONFLICT (account_id) DO UPDATE
                                    SET secret = :secret, created_at = :now, last_step = 0
                                    WHERE t.confirmed_at IS NULL""")
                        .bind("account", account)
                        .bind("secret", sealed)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    Optional<Credential> find(UUID account) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT secret, confirmed_at IS NOT NULL AS confirmed FROM totp_credential WHERE account_id = :id")
                .bind("id", account)
                .map((rs, _) -> new Credential(rs.getBytes("secret"), rs.getBoolean("confirmed")))
                .findOne());
    }

    /// Spends the code of a step: of many at once, one is accepted, and none of an earlier step after it.
    boolean spend(UUID account, long step) {
        return jdbi.withHandle(h -> h.createUpdate(
                                "UPDATE totp_credential SET last_step = :step WHERE account_id = :id AND last_step < :step")
                        .bind("step", step)
                        .bind("id", account)
                        .execute())
                == 1;
    }

    /// Puts it in force.
    ///
    /// @return whether it was still to be confirmed
    boolean confirm(UUID account, Instant now) {
        return jdbi.withHandle(h ->
                        h.createUpdate("""
                                UPDATE totp_credential SET confirmed_at = :now
                                WHERE account_id = :id AND confirmed_at IS NULL""").bind("now", now).bind("id", account).execute())
                == 1;
    }

    /// Takes the codes and the secret away.
    ///
    /// @return whether a confirmed one was there
    boolean remove(UUID account) {
        return jdbi.withHandle(h -> {
            h.createUpdate("DELETE FROM recovery_code WHERE account_id = :id")
                    .bind("id", account)
                    .execute();
            return h.createQuery(
                            "DELETE FROM totp_credential WHERE account_id = :id RETURNING confirmed_at IS NOT NULL")
                    .bind("id", account)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(false);
        });
    }

    /// Replaces all recovery codes.
    void renewCodes(UUID account, List<RecoveryCode> codes) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM recovery_code WHERE account_id = :id")
                    .bind("id", account)
                    .execute();
            h.createUpdate("INSERT INTO recovery_code (account_id, digest) SELECT :id, unnest(:digests)")
                    .bind("id", account)
                    .bindArray(
                            "digests",
                            byte[].class,
                            codes.stream().map(RecoveryCode::digest).toList())
                    .execute();
        });
    }

    /// Spends a recovery code: of many at once, one succeeds.
    boolean spendCode(UUID account, RecoveryCode code, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                UPDATE recovery_code SET used_at = :now
                                WHERE account_id = :id AND digest = :digest AND used_at IS NULL""")
                        .bind("now", now)
                        .bind("id", account)
                        .bind("digest", code.digest())
                        .execute())
                == 1;
    }

    /// How many recovery codes are unused.
    int codesLeft(UUID account) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT count(*) FROM recovery_code WHERE account_id = :id AND used_at IS NULL")
                        .bind("id", account)
                        .mapTo(Integer.class)
                        .one());
    }

    boolean emailVerified(UUID account) {
        return jdbi.withHandle(h -> h.createQuery("SELECT email_verified_at IS NOT NULL FROM account WHERE id = :id")
                .bind("id", account)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
    }

    /// A stored secret.
    ///
    /// @param sealed opens under the account's name
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Credential(byte[] sealed, boolean confirmed) {}
}
