package io.incubator.kit.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The hands of a kind and the leased jobs that wait for one.
final class Waiting {
    private final int count;
    private final Semaphore hands;
    private final Consumer<Execution> begin;
    private final BlockingQueue<Execution> queue = new LinkedBlockingQueue<>();

    /// @param count how many hands there are
    /// @param begin starts a job on a thread of its own
    Waiting(int count, Consumer<Execution> begin) {
        this.count = count;
        this.begin = begin;
        this.hands = new Semaphore(count);
    }

    /// Begins the job as soon as there is a hand.
    void add(Execution execution) {
        queue.add(execution);
        beginNext();
    }

    /// A hand has come free.
    void freeHand() {
        hands.release();
        beginNext();
    }

    /// How many hands nobody waits for.
    int idleHands() {
        return hands.availablePermits();
    }

    /// How many jobs wait for a hand.
    int size() {
        return queue.size();
    }

    /// Takes all that wait out of the queue.
    void clear(Consumer<Execution> taken) {
        for (Execution next = queue.poll(); next != null; next = queue.poll()) {
            taken.accept(next);
        }
    }

    boolean awaitAllFree(long millis) throws InterruptedException {
        if (hands.tryAcquire(count, Math.max(0, millis), TimeUnit.MILLISECONDS)) {
            hands.release(count);
            return true;
        }
        return false;
    }

    /// Looks again after it has given a hand back for want of a job: one may have come in between.
    private void beginNext() {
        while (!queue.isEmpty() && hands.tryAcquire()) {
            Execution next = queue.poll();
            if (next == null) {
                hands.release();
            } else {
                begin.accept(next);
            }
        }
    }
}
