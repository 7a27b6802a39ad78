package io.incubator.kit.messaging;

import com.rabbitmq.client.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The broker's answers to a batch. A returned message counts as unroutable whether the broker then acks it (RabbitMQ)
/// or nacks it (Broker-J); returns arrive before their ack.
final class Confirmations {
    private static final PublishResult CONFIRMED = new PublishResult.Confirmed();
    private static final PublishResult UNCONFIRMED = new PublishResult.Failed("unconfirmed");
    private static final PublishResult REFUSED = new PublishResult.Failed("refused");
    private static final PublishResult UNROUTABLE = new PublishResult.Failed("unroutable");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final NavigableMap<Long, UUID> pending = new TreeMap<>();
    private final Set<UUID> returned = new HashSet<>();
    private final Map<UUID, PublishResult> results = new HashMap<>();
    private boolean closed;

    Confirmations(Channel channel) {
        channel.addReturnListener(message -> locked(
                () -> returned.add(UUID.fromString(message.getProperties().getMessageId()))));
        channel.addConfirmListener(
                (tag, multiple) -> answer(tag, multiple, CONFIRMED), (tag, multiple) -> answer(tag, multiple, REFUSED));
        channel.addShutdownListener(_ -> locked(() -> closed = true));
    }

    void begin() {
        locked(() -> {
            pending.clear();
            returned.clear();
            results.clear();
        });
    }

    void expect(long tag, UUID id) {
        locked(() -> pending.put(tag, id));
    }

    Map<UUID, PublishResult> await(List<Publication> batch, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!pending.isEmpty() && !closed && left > 0) {
                left = answered.awaitNanos(left);
            }
            return outcome(batch);
        } finally {
            lock.unlock();
        }
    }

    Map<UUID, PublishResult> outcome(List<Publication> batch) {
        lock.lock();
        try {
            Map<UUID, PublishResult> outcome = HashMap.newHashMap(batch.size());
            batch.forEach(p -> outcome.put(p.id(), results.getOrDefault(p.id(), UNCONFIRMED)));
            return outcome;
        } finally {
            lock.unlock();
        }
    }

    static Map<UUID, PublishResult> unconfirmed(List<Publication> batch) {
        Map<UUID, PublishResult> outcome = HashMap.newHashMap(batch.size());
        batch.forEach(p -> outcome.put(p.id(), UNCONFIRMED));
        return outcome;
    }

    private void answer(long tag, boolean multiple, PublishResult result) {
        locked(() -> {
            NavigableMap<Long, UUID> settled =
                    multiple ? pending.headMap(tag, true) : pending.subMap(tag, true, tag, true);
            settled.values().forEach(id -> results.put(id, returned.contains(id) ? UNROUTABLE : result));
            settled.clear();
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            answered.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
