package io.incubator.job.overview;

import io.incubator.kit.runtime.BackgroundLoop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// The same for Prometheus, by kind only: organisations would be too many labels.
@Singleton
class QueueGauges {
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final QueueService queues;
    private final BackgroundLoop loop;
    private final MultiGauge due;
    private final MultiGauge oldest;
    private final MultiGauge running;
    private final MultiGauge stuck;
    private final MultiGauge dead;

    QueueGauges(QueueService queues, MeterRegistry meters) {
        this.queues = queues;
        this.loop = new BackgroundLoop("queue-gauges", PERIOD, this::measure);
        this.due = gauge(meters, "due", "Jobs that could begin now");
        this.oldest = gauge(meters, "oldest.wait.seconds", "How long the first of them has waited");
        this.running = gauge(meters, "running", "Jobs a worker holds");
        this.stuck = gauge(meters, "stuck", "Jobs due for a quarter of an hour, and attempts nobody answers for");
        this.dead = gauge(meters, "dead", "Jobs that failed and were not run again");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder("incubator.jobs." + name)
                .description(description)
                .register(meters);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
    }

    private void measure() {
        List<Queue> kinds = queues.byKind();
        show(due, kinds, Queue::due);
        show(oldest, kinds, Queue::oldestWaitSeconds);
        show(running, kinds, Queue::running);
        show(stuck, kinds, Queue::stuck);
        show(dead, kinds, Queue::dead);
    }

    private static void show(MultiGauge gauge, List<Queue> kinds, ToLongFunction<Queue> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Queue kind : kinds) {
            rows.add(MultiGauge.Row.of(Tags.of("kind", kind.kind()), value.applyAsLong(kind)));
        }
        gauge.register(rows, true);
    }
}
