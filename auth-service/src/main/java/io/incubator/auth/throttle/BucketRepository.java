package io.incubator.auth.throttle;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The buckets: the generic cell rate algorithm (ITU-T I.371) in one row each. Under the system role.
@ApplicationScoped
class BucketRepository {
    private final Jdbi jdbi;

    BucketRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Takes one try, if there is one. The row's lock makes tries of all replicas wait for each other.
    boolean take(byte[] key, Limit limit, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                INSERT INTO login_bucket AS b (key, full_until) VALUES (:key, :first)
                                ON CONFLICT (key) DO UPDATE
                                    SET full_until = greatest(b.full_until, :now) + make_interval(secs => :interval)
                                    WHERE b.full_until <= :fullest""")
                        .bind("key", key)
                        .bind("first", now.plus(limit.interval()))
                        .bind("now", now)
                        .bind("interval", limit.interval().toSeconds())
                        .bind("fullest", now.plus(limit.tolerance()))
                        .execute())
                == 1;
    }

    /// When a refused bucket takes the next try.
    Instant next(byte[] key, Limit limit) {
        return jdbi.withHandle(h -> h.createQuery("SELECT full_until FROM login_bucket WHERE key = :key")
                .bind("key", key)
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(full -> full.toInstant().minus(limit.tolerance()))
                .orElse(Instant.EPOCH));
    }

    /// Gives one try back.
    void giveBack(byte[] key, Limit limit) {
        jdbi.useHandle(h -> h.createUpdate("""
                        UPDATE login_bucket SET full_until = full_until - make_interval(secs => :interval)
                        WHERE key = :key""")
                .bind("interval", limit.interval().toSeconds())
                .bind("key", key)
                .execute());
    }

    void empty(byte[] key) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM login_bucket WHERE key = :key")
                .bind("key", key)
                .execute());
    }

    boolean isKnown(byte[] pair) {
        return jdbi.withHandle(h -> h.createQuery("SELECT 1 FROM known_address WHERE key = :key")
                        .bind("key", pair)
                        .mapTo(Integer.class)
                        .findOne())
                .isPresent();
    }

    void know(byte[] pair, UUID account, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO known_address (key, account_id, seen_at) VALUES (:key, :account, :now)
                        ON CONFLICT (key) DO UPDATE SET seen_at = :now""")
                .bind("key", pair)
                .bind("account", account)
                .bind("now", now)
                .execute());
    }

    /// Deletes empty buckets, and addresses nobody came from for long.
    void forget(Instant now, Instant notSeenSince) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM login_bucket WHERE full_until < :now")
                    .bind("now", now)
                    .execute();
            h.createUpdate("DELETE FROM known_address WHERE seen_at < :before")
                    .bind("before", notSeenSince)
                    .execute();
        });
    }
}
