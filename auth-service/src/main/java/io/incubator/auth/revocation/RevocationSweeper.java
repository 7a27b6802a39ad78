package io.incubator.auth.revocation;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Keeps the feed as short as the life of tokens.
@ApplicationScoped
class RevocationSweeper {
    private final BackgroundLoop loop;

    RevocationSweeper(RevocationService revocations) {
        this.loop = new BackgroundLoop("revocation-sweep", Duration.ofMinutes(1), revocations::forget);
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
