package io.incubator.kit.ticket;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Keeps the table of tickets short.
@Singleton
class TicketSweeper {
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final BackgroundLoop loop;

    TicketSweeper(TicketRepository tickets) {
        this.loop = new BackgroundLoop("ticket-sweep", PERIOD, tickets::sweep);
    }

    void start(@Observes StartupEvent started) {
        loop.startLater();
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }
}
