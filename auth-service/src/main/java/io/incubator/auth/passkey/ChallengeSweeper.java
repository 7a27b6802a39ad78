package io.incubator.auth.passkey;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/// Forgets challenges nobody has answered.
@ApplicationScoped
class ChallengeSweeper {
    private final BackgroundLoop loop;

    ChallengeSweeper(ChallengeRepository challenges, Clock clock) {
        this.loop = new BackgroundLoop(
                "passkey-challenge-sweep",
                Duration.ofMinutes(1),
                () -> QuarkusTransaction.requiringNew().run(() -> challenges.forget(clock.instant())));
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
