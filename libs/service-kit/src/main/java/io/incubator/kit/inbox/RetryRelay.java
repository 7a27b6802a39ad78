package io.incubator.kit.inbox;

import io.incubator.kit.runtime.BackgroundLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Brings failed events back to their handlers when they are due. Idle where a service has no handlers.
@Singleton
class RetryRelay {
    private static final Logger LOG = Logger.getLogger(RetryRelay.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int RUNS_BETWEEN_CLEANINGS = 3_600;
    private static final int RUNS_BEFORE_THE_FIRST = 60;

    private final Inbox inbox;
    private final RetryLog retries;
    private final Map<String, EventHandler<?>> handlers;
    private final BackgroundLoop loop;
    private int runs;

    RetryRelay(Inbox inbox, RetryLog retries, @Any Instance<EventHandler<?>> handlers) {
        this.inbox = inbox;
        this.retries = retries;
        this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::consumer, h -> h));
        this.loop = new BackgroundLoop("inbox-retry", PERIOD, this::run);
    }

    void onStart(@Observes StartupEvent event) {
        if (!handlers.isEmpty()) {
            loop.start();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private void run() {
        if (runs++ % RUNS_BETWEEN_CLEANINGS == RUNS_BEFORE_THE_FIRST) {
            retries.forgetOld();
        }
        for (Optional<RetryLog.Due> due = retries.takeDue(); due.isPresent(); due = retries.takeDue()) {
            retry(due.get());
        }
    }

    private void retry(RetryLog.Due due) {
        EventHandler<?> handler = handlers.get(due.consumer());
        try {
            if (handler == null) {
                throw new IllegalStateException("no such consumer in this release");
            }
            inbox.apply(handler, due.event());
            retries.settle(due);
        } catch (RuntimeException | Error e) {
            // the boundary of an attempt: recorded, and tried again or parked
            LOG.warnf(
                    "effect failed again: consumer=%s event=%s reason=%s",
                    due.consumer(), due.event().id(), e);
            retries.record(due.consumer(), due.event(), e);
        }
    }
}
