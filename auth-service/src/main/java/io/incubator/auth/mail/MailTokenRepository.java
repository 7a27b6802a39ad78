package io.incubator.auth.mail;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The digests of tokens in mails, under the system role.
@ApplicationScoped
public class MailTokenRepository {
    private final Jdbi jdbi;

    MailTokenRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What a token is good for.
    public enum Purpose {
        /// Setting another password.
        RESET,
        /// Showing that the address is the account's.
        VERIFY;

        private String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Adds a token, which makes earlier ones of the same purpose useless, and forgets what has expired.
    public void add(MailToken token, UUID account, Purpose purpose, Instant now, Instant expiresAt) {
        jdbi.useHandle(h -> {
            h.createUpdate("""
                            DELETE FROM mail_token
                            WHERE (account_id = :account AND purpose = :purpose) OR expires_at < :now""")
                    .bind("account", account)
                    .bind("purpose", purpose.stored())
                    .bind("now", now)
                    .execute();
            h.createUpdate("""
                            INSERT INTO mail_token (digest, account_id, purpose, created_at, expires_at)
                            VALUES (:digest, :account, :purpose, :now, :expiresAt)""")
                    .bind("digest", token.digest())
                    .bind("account", account)
                    .bind("purpose", purpose.stored())
                    .bind("now", now)
                    .bind("expiresAt", expiresAt)
                    .execute();
        });
    }

    /// Whose token it is, without spending it.
    public Optional<UUID> find(MailToken token, Purpose purpose, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT account_id FROM mail_token
                        WHERE digest = :digest AND purpose = :purpose AND expires_at > :now""")
                .bind("digest", token.digest())
                .bind("purpose", purpose.stored())
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
    }

    /// Spends a token: of many at once, one gets the account.
    public Optional<UUID> spend(MailToken token, Purpose purpose, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        DELETE FROM mail_token WHERE digest = :digest AND purpose = :purpose AND expires_at > :now
                        RETURNING account_id""")
                .bind("digest", token.digest())
                .bind("purpose", purpose.stored())
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne());
    }
}
