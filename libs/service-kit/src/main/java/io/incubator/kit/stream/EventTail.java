package io.incubator.kit.stream;

import io.incubator.kit.runtime.BackgroundLoop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Feeds all open streams of one kind on this replica. However many there are, one query a tick reads
/// for all of them, and none while nobody listens. Rows are the truth, so it does not matter which
/// replica wrote them.
///
/// A slow reader is closed when its buffer is full; it resumes where it was by `Last-Event-ID`.
public final class EventTail {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int BUFFER = 1_024;

    private final StreamSource source;
    private final Sse sse;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final BackgroundLoop loop;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closed;

    /// @param name names the loop's thread
    public EventTail(String name, StreamSource source, Sse sse) {
        this.source = source;
        this.sse = sse;
        this.loop = new BackgroundLoop(name, TICK, this::tick);
    }

    /// Opens a stream after a position (0: from the beginning). It ends after an event marked last,
    /// when the client leaves, or, with an event `end` that says why, when the client may no longer
    /// read. The caller has checked that the client may read the aggregate now.
    public Multi<OutboundSseEvent> stream(UUID aggregateId, long afterSequence, StreamAccess access) {
        return Multi.createFrom()
                .<OutboundSseEvent>emitter(
                        emitter -> open(new Listener(aggregateId, afterSequence, emitter, access)),
                        BackPressureStrategy.BUFFER)
                .onOverflow()
                .buffer(BUFFER);
    }

    /// Reads now instead of at the next tick: for the replica that has just written.
    public void wake() {
        if (!listeners.isEmpty()) {
            loop.wake();
        }
    }

    /// Ends every stream, and each that is opened from now on at once: its reader resumes it at another
    /// replica. Call it as soon as the replica is asked to stop (`ShutdownDelayInitiatedEvent`), for
    /// before the shutdown proper a service waits for the requests it has, and an open stream is one.
    public void close() {
        closed = true;
        loop.stop();
        listeners.forEach(Listener::complete);
    }

    private void open(Listener listener) {
        listeners.add(listener);
        listener.emitter.onTermination(() -> listeners.remove(listener));
        listener.emitter.emit(comment("connected"));
        if (closed) {
            listener.complete();
            return;
        }
        if (started.compareAndSet(false, true)) {
            loop.start();
        }
        loop.wake();
    }

    private void tick() {
        if (listeners.isEmpty()) {
            return;
        }
        // first, so that an outage of the database keeps no stream open longer
        listeners.forEach(Listener::checkAccess);
        Map<UUID, Long> positions = new HashMap<>();
        listeners.forEach(l -> positions.merge(l.aggregateId, l.position, Math::min));
        if (positions.isEmpty()) {
            return;
        }
        List<StreamEvent> events = source.after(positions);
        for (Listener listener : listeners) {
            listener.take(events);
            listener.beat();
        }
    }

    private OutboundSseEvent comment(String text) {
        return sse.newEventBuilder().comment(text).build();
    }

    private final class Listener {
        private final UUID aggregateId;
        private final MultiEmitter<? super OutboundSseEvent> emitter;
        private final StreamAccess access;
        private volatile long position;
        private long nextBeat = System.nanoTime() + HEARTBEAT.toNanos();

        Listener(UUID aggregateId, long position, MultiEmitter<? super OutboundSseEvent> emitter, StreamAccess access) {
            this.aggregateId = aggregateId;
            this.position = position;
            this.emitter = emitter;
            this.access = access;
        }

        void take(List<StreamEvent> events) {
            for (StreamEvent event : events) {
                if (event.aggregateId().equals(aggregateId) && event.sequence() > position) {
                    position = event.sequence();
                    emitter.emit(sse.newEventBuilder()
                            .id(Long.toString(event.sequence()))
                            .name(event.type())
                            .data(event.data())
                            .build());
                    if (event.last()) {
                        complete();
                        return;
                    }
                }
            }
        }

        void beat() {
            if (System.nanoTime() - nextBeat < 0) {
                return;
            }
            nextBeat = System.nanoTime() + HEARTBEAT.toNanos();
            emitter.emit(comment("heartbeat"));
        }

        /// The `end` event has no id, so that the client resumes after the last one that told it
        /// something.
        void checkAccess() {
            access.ended().ifPresent(reason -> {
                emitter.emit(sse.newEventBuilder()
                        .name("end")
                        .data("{\"reason\":\"" + reason.code() + "\"}")
                        .build());
                complete();
            });
        }

        void complete() {
            listeners.remove(this);
            emitter.complete();
        }
    }
}
