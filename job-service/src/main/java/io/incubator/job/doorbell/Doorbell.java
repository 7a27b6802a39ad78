package io.incubator.job.doorbell;

import io.incubator.job.doorbell.BellRepository.RungBell;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.outbox.Outbox;
import io.incubator.kit.outbox.OutboxEvent;
import io.incubator.kit.runtime.BackgroundLoop;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Tells workers that there is something to claim. Rings happen after the commit of what they announce,
/// one at a time on this replica, so that a thousand submissions cost a few rings and none of them waits
/// for another. What a crash leaves unrung, the sweeper rings.
@Singleton
public class Doorbell {
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final BellRepository bells;
    private final Outbox outbox;
    private final TransactionSynchronizationRegistry transactions;
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop loop;

    Doorbell(BellRepository bells, @SystemRole Outbox outbox, TransactionSynchronizationRegistry transactions) {
        this.bells = bells;
        this.outbox = outbox;
        this.transactions = transactions;
        this.loop = new BackgroundLoop("doorbell", IDLE, this::ringWanted);
    }

    void onStart(@Observes StartupEvent event) {
        loop.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        loop.stop();
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

    /// Rings for a kind soon. Cheap, and safe from any thread.
    public void ring(String kind) {
        wanted.add(kind);
        loop.wake();
    }

    /// Rings for every kind that has due jobs and no worker on its way.
    public void ringForgotten() {
        bells.forgetUnheard();
        ringNow(bells.waitingKinds());
    }

    /// A worker came to claim: from now on a new job rings again. To be called before looking for jobs,
    /// in a transaction of its own; otherwise a job could slip in between, unseen by the claim and
    /// without a ring.
    public void answer(String kind) {
        bells.answer(kind);
    }

    private void ringWanted() {
        Set<String> kinds = new TreeSet<>(wanted);
        wanted.removeAll(kinds);
        ringNow(List.copyOf(kinds));
    }

    private void ringNow(List<String> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publishAll(
                        bells.ring(kinds).stream().map(Doorbell::event).toList()));
    }

    private static OutboxEvent event(RungBell bell) {
        UUID aggregate = UUID.nameUUIDFromBytes(("bell:" + bell.kind()).getBytes(StandardCharsets.UTF_8));
        return new OutboxEvent(
                "jobs", "jobs.ready.v1." + bell.kind(), null, aggregate, bell.version(), new JobsReady(bell.kind()));
    }
}
