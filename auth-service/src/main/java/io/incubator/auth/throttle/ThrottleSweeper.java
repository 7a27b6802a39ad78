package io.incubator.auth.throttle;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// Forgets tries that no longer count.
@ApplicationScoped
class ThrottleSweeper {
    private final BackgroundLoop loop;

    ThrottleSweeper(LoginThrottle throttle) {
        this.loop = new BackgroundLoop("throttle-sweep", Duration.ofMinutes(5), throttle::forget);
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
