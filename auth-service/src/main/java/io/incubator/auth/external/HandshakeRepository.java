package io.incubator.auth.external;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Sign-ins elsewhere that have begun, under the system role.
@ApplicationScoped
class HandshakeRepository {
    private final Jdbi jdbi;

    HandshakeRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// What was begun.
    ///
    /// @param request of the application, sealed
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Begun(String provider, byte[] request) {}

    /// Adds one, and forgets those nobody came back from.
    void add(Handshake handshake, Begun begun, Instant now, Instant expiresAt) {
        jdbi.useHandle(h -> {
            h.createUpdate("DELETE FROM external_sign_in WHERE expires_at < :now")
                    .bind("now", now)
                    .execute();
            h.createUpdate("""
                            INSERT INTO external_sign_in (digest, browser, provider, request, expires_at)
                            VALUES (:state, :browser, :provider, :request, :expiresAt)""")
                    .bind("state", handshake.stateDigest())
                    .bind("browser", handshake.browserDigest())
                    .bind("provider", begun.provider())
                    .bind("request", begun.request())
                    .bind("expiresAt", expiresAt)
                    .execute();
        });
    }

    /// Spends one: of many at once, one finds it, and only the browser that began it.
    Optional<Begun> spend(Handshake handshake, Instant now) {
        return jdbi.withHandle(h -> h.createQuery("""
                        DELETE FROM external_sign_in
                        WHERE digest = :state AND browser = :browser AND expires_at > :now
                        RETURNING provider, request""")
                .bind("state", handshake.stateDigest())
                .bind("browser", handshake.browserDigest())
                .bind("now", now)
                .map((rs, _) -> new Begun(rs.getString("provider"), rs.getBytes("request")))
                .findOne());
    }
}
