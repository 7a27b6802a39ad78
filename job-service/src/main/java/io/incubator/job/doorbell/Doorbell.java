package io.incubator.job.doorbell;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.doorbell.BellRepository.RungBell;
import io.incubator.kit.data.Ids;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.messaging.HintPublisher;
import io.incubator.kit.messaging.Publication;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.outbox.OutboxEvent;
import io.incubator.kit.runtime.BackgroundLoop;
import io.incubator.kit.worker.Worker;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tells workers that there is something to claim. Rings happen after the commit of what they announce,
/// one at a time on this replica, so that a thousand submissions cost a few rings and none of them waits
/// for another. What a crash leaves unrung or unheard, the sweeper rings.
@Singleton
public class Doorbell {
    /// Common table expressions by which a worker that came to claim jobs of `:kind` answers its bell:
    /// from now on a new job rings again. For a statement that is committed before jobs are looked for;
    /// otherwise a job could slip in between, unseen by the claim and without a ring. A bell that is
    /// not rung, as most are, costs a look.
    public static final String ANSWER = BellRepository.ANSWER;

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final String EXCHANGE = "jobs";
    private static final String ROUTING_KEY = "jobs.ready.v1.";

    private final BellRepository bells;
    private final HintPublisher hints;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;
    private final Worker ownWorker;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop loop;

    Doorbell(
            BellRepository bells,
            HintPublisher hints,
            @SystemRole Outbox outbox,
            ObjectMapper json,
            TransactionSynchronizationRegistry transactions,
            Worker ownWorker) {
        this.bells = bells;
        this.hints = hints;
        this.json = json;
        this.outbox = outbox;
        this.transactions = transactions;
        this.ownWorker = ownWorker;
        this.loop = new BackgroundLoop("doorbell", IDLE, this::ringWanted);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
        hints.close();
    }

    /// Rings for a kind once the transaction at hand has committed.
    public void ringAfterCommit(String kind) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the job is not yet there for anyone to claim
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    ring(kind);
                }
            }
        });
    }

    /// Rings for a kind soon; this replica's own hands need no bell. Cheap, and safe from any thread.
    public void ring(String kind) {
        ownWorker.ring(kind);
        wanted.add(kind);
        loop.wake();
    }

    /// Rings for every kind that has due jobs and no worker on its way.
    public void ringForgotten() {
        bells.forgetUnheard();
        ringByOutbox(bells.waitingKinds());
    }

    private void ringWanted() {
        Set<String> kinds = new TreeSet<>(wanted);
        wanted.removeAll(kinds);
        if (!kinds.isEmpty()) {
            bells.ring(List.copyOf(kinds)).forEach(this::send);
        }
    }

    /// The short way from a job to its worker: nothing is stored. A ring that is lost is rung again by the
    /// sweeper, by way of the outbox.
    private void send(RungBell bell) {
        if (!hints.publish(hint(bell))) {
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(event(bell)));
        }
    }

    private void ringByOutbox(List<String> kinds) {
        if (!kinds.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.publishAll(
                            bells.ring(kinds).stream().map(Doorbell::event).toList()));
        }
    }

    private Publication hint(RungBell bell) {
        return new Publication(
                Ids.next(),
                EXCHANGE,
                ROUTING_KEY + bell.kind(),
                null,
                aggregate(bell),
                bell.version(),
                json.valueToTree(new JobsReady(bell.kind())).toString(),
                null,
                Instant.now());
    }

    private static OutboxEvent event(RungBell bell) {
        return new OutboxEvent(
                EXCHANGE, ROUTING_KEY + bell.kind(), null, aggregate(bell), bell.version(), new JobsReady(bell.kind()));
    }

    private static UUID aggregate(RungBell bell) {
        return UUID.nameUUIDFromBytes(("bell:" + bell.kind()).getBytes(StandardCharsets.UTF_8));
    }
}
