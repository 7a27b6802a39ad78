package io.incubator.kit.idempotency;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Forgets remembered answers after a day.
@Singleton
class AnswerSweeper {
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final AnswerRepository answers;
    private final BackgroundLoop loop = new BackgroundLoop("idempotency-sweep", PERIOD, this::sweep);

    AnswerSweeper(AnswerRepository answers) {
        this.answers = answers;
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    private void sweep() {
        boolean more = true;
        while (more) {
            more = answers.forgetOld();
        }
    }
}
