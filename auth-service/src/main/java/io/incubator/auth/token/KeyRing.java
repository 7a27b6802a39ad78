package io.incubator.auth.token;

import io.incubator.auth.AuthConfig;
import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;

/// This replica's view of the keys, at most [AuthConfig.Keys#refresh()] old: what another replica
/// publishes, retires or lets sign is seen here within that time. Reading it never blocks, and an
/// outage of the database leaves the last view standing.
@ApplicationScoped
class KeyRing {
    private final KeyService keys;
    private final BackgroundLoop refresh;
    private volatile List<SigningKey> view = List.of();

    KeyRing(KeyService keys, AuthConfig config) {
        this.keys = keys;
        this.refresh = new BackgroundLoop("signing-keys", config.keys().refresh(), this::reload);
    }

    /// Before the first request: without a key the service must not start.
    void start(@Observes StartupEvent started) {
        view = keys.ensureSigning();
        refresh.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        refresh.stop();
    }

    /// The key that signs now.
    SigningKey signing() {
        return view.stream()
                .filter(k -> k.state() == KeyState.SIGNING)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key signs"));
    }

    /// The key set to publish, the newest key first.
    JwkSet published() {
        return new JwkSet(view.stream().map(SigningKey::jwk).toList());
    }

    /// The public key of that name, if it may have signed a token that is still good.
    Optional<ECPublicKey> verifying(String kid) {
        return view.stream()
                .filter(k -> k.kid().equals(kid))
                .map(SigningKey::publicKey)
                .findFirst();
    }

    private void reload() {
        view = keys.advance();
    }
}
