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
