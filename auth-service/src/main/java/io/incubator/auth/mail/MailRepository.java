package io.incubator.auth.mail;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Mail that is waiting, sealed, under the system role.
@ApplicationScoped
class MailRepository {
    private final Jdbi jdbi;

    MailRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// @param account null for somebody who has none yet
    void add(UUID id, UUID account, byte[] sealed, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO mail (id, account_id, sealed, created_at, next_at)
                        VALUES (:id, :account, :sealed, :now, :now)""")
                .bind("id", id)
                .bind("account", account)
                .bind("sealed", sealed)
                .bind("now", now)
                .execute());
    }

    /// Takes what is due and puts its next try off, further each time; nobody else takes it meanwhile.
    List<Waiting> take(Instant now, int limit) {
        return jdbi.withHandle(h -> h.createQuery("""
                        UPDATE mail SET attempts = attempts + 1,
                            next_at = CAST(:now AS timestamptz) + make_interval(mins => least(60, 1 << least(attempts, 6)))
                        WHERE id IN (SELECT id FROM mail WHERE next_at <= :now ORDER BY next_at
                                     FOR UPDATE SKIP LOCKED LIMIT :limit)
                        RETURNING id, sealed, created_at""")
                .bind("now", now)
                .bind("limit", limit)
                .map((rs, _) -> new Waiting(
                        rs.getObject("id", UUID.class),
                        rs.getBytes("sealed"),
                        rs.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /// It was sent, or nobody wants it any more.
    void remove(UUID id) {
        jdbi.useHandle(h ->
                h.createUpdate("DELETE FROM mail WHERE id = :id").bind("id", id).execute());
    }

    /// A mail to send.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Waiting(UUID id, byte[] sealed, Instant written) {}
}
