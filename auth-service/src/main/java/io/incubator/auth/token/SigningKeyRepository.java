package io.incubator.auth.token;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// The key table. Private halves go in and come out sealed.
@ApplicationScoped
class SigningKeyRepository {
    private final Jdbi jdbi;
    private final KeySealer sealer;

    SigningKeyRepository(@SystemRole Jdbi jdbi, KeySealer sealer) {
        this.jdbi = jdbi;
        this.sealer = sealer;
    }

    /// Makes other replicas wait until the running transaction has ended.
    void lock() {
        jdbi.useHandle(h -> h.execute("SELECT pg_advisory_xact_lock(hashtext('signing_key'))"));
    }

    List<SigningKey> findAll() {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT kid, state, public_key, private_key FROM signing_key ORDER BY created_at DESC")
                .map((rs, _) -> {
                    String kid = rs.getString("kid");
                    return SigningKey.decode(
                            kid,
                            KeyState.of(rs.getString("state")),
                            rs.getBytes("public_key"),
                            sealer.open(rs.getBytes("private_key"), kid));
                })
                .list());
    }

    /// Whether there is a reason to take the lock.
    boolean isAnythingDue(Instant signingSince, Instant publishedBefore, Instant retiredBefore) {
        return jdbi.withHandle(h -> h.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM signing_key
                            WHERE state = 'signing' AND signing_at < :signingSince
                               OR state = 'published' AND created_at <= :publishedBefore
                               OR state = 'retired' AND retired_at < :retiredBefore)""")
                .bind("signingSince", signingSince)
                .bind("publishedBefore", publishedBefore)
                .bind("retiredBefore", retiredBefore)
                .mapTo(Boolean.class)
                .one());
    }

    boolean signsSinceBefore(Instant time) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM signing_key WHERE state = 'signing' AND signing_at < :time)")
                .bind("time", time)
                .mapTo(Boolean.class)
                .one());
    }

    boolean hasPublished() {
        return jdbi.withHandle(h -> h.createQuery("SELECT EXISTS (SELECT 1 FROM signing_key WHERE state = 'published')")
                .mapTo(Boolean.class)
                .one());
    }

    /// Lets the oldest key that was published before a time sign in place of the one that does; if
    /// there is one.
    void promote(Instant publishedBefore, Instant now) {
        jdbi.useHandle(h -> {
            int retired = h.createUpdate("""
                            UPDATE signing_key SET state = 'retired', retired_at = :now
                            WHERE state = 'signing' AND EXISTS (SELECT 1 FROM signing_key
                                WHERE state = 'published' AND created_at <= :publishedBefore)""")
                    .bind("now", now)
                    .bind("publishedBefore", publishedBefore)
                    .execute();
            if (retired == 1) {
                h.createUpdate("""
                                UPDATE signing_key SET state = 'signing', signing_at = :now
                                WHERE kid = (SELECT kid FROM signing_key WHERE state = 'published'
                                             ORDER BY created_at LIMIT 1)""").bind("now", now).execute();
            }
        });
    }

    void delete(Instant retiredBefore) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM signing_key WHERE state = 'retired' AND retired_at < :before")
                .bind("before", retiredBefore)
                .execute());
    }

    void add(SigningKey key, Instant now) {
        jdbi.useHandle(h -> h.createUpdate("""
                        INSERT INTO signing_key (kid, state, public_key, private_key, created_at, signing_at)
                        VALUES (:kid, :state, :public, :private, :now, :signingAt)""")
                .bind("kid", key.kid())
                .bind("state", key.state().stored())
                .bind("public", key.publicKey().getEncoded())
                .bind("private", sealer.seal(key.privateKey().getEncoded(), key.kid()))
                .bind("now", now)
                .bindByType("signingAt", key.state() == KeyState.SIGNING ? now : null, Instant.class)
                .execute());
    }
}
