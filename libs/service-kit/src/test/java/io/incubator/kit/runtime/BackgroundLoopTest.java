package io.incubator.kit.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundLoopTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @Test
    void runsAtOnceWhenWoken() throws InterruptedException {
        Semaphore runs = new Semaphore(0);
        BackgroundLoop loop = new BackgroundLoop("test", NEVER, runs::release);
        loop.start();
        assertThat(runs.tryAcquire(5, TimeUnit.SECONDS)).isTrue();

        loop.wake();

        assertThat(runs.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void triesAgainSoonAfterAFailureWithoutBeingWoken() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        BackgroundLoop loop = new BackgroundLoop("test", NEVER, () -> {
            second.countDown();
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("the first run fails");
            }
        });

        loop.start();

        assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void letsTheRunAtHandFinishBeforeItStops() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("test", NEVER, () -> {
            begun.countDown();
            awaitQuietly(mayFinish);
            finished.incrementAndGet();
        });
        loop.start();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        Thread stopper = Thread.ofVirtual().start(loop::stop);
        mayFinish.countDown();

        assertThat(stopper.join(Duration.ofSeconds(5))).isTrue();
        assertThat(finished).hasValue(1);
    }

    @Test
    void goesOnAfterAnErrorToo() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(2);
        BackgroundLoop loop = new BackgroundLoop("test", NEVER, () -> {
            second.countDown();
            if (runs.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("of the first run");
            }
        });

        loop.start();

        assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void startedLaterItLeavesTheStartAloneAndRunsWhenItsTimeHasCome() throws InterruptedException {
        Semaphore runs = new Semaphore(0);
        Duration period = Duration.ofSeconds(2);
        long start = System.nanoTime();
        BackgroundLoop loop = new BackgroundLoop("test", period, runs::release);

        loop.startLater();

        assertThat(runs.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(period.dividedBy(4));
        loop.stop();
    }

    @Test
    void startedLaterItEndsBeforeItsFirstRunWhenItIsStopped() {
        AtomicInteger runs = new AtomicInteger();
        BackgroundLoop loop = new BackgroundLoop("test", NEVER, runs::incrementAndGet);
        loop.startLater();

        loop.stop();

        assertThat(runs).hasValue(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
