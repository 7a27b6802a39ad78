package io.incubator.kit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.incubator.kit.observability.Traces;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Handlers that misbehave, at a ledger that plays.
class KindWorkerTest {
    private final FakeLedger ledger = new FakeLedger();
    private LeaseKeeper leases = new LeaseKeeper(ledger, new Config(), Duration.ofHours(1));
    private KindWorker worker;

    @AfterEach
    void stop() {
        if (worker != null) {
            worker.stopClaiming();
        }
        leases.stop();
    }

    @Test
    void whateverAHandlerThrowsEndsItsJobAndTheWorkerLives() {
        start(context -> switch (context.input(String.class)) {
            case "exception" -> throw new IllegalStateException("no");
            case "error" -> throw new NoClassDefFoundError("missing");
            case "memory" -> throw new OutOfMemoryError("simulated");
            case "depth" -> throw new StackOverflowError();
            case "garbage" -> new Object();
            default -> Map.of("fine", true);
        });

        assertThat(end(ledger.lease("exception", null)).error().code()).isEqualTo("unexpected-failure");
        assertThat(end(ledger.lease("error", null)).error().code()).isEqualTo("unexpected-failure");
        assertThat(end(ledger.lease("memory", null)).error().code()).isEqualTo("resources-exhausted");
        assertThat(end(ledger.lease("depth", null)).error().code()).isEqualTo("resources-exhausted");
        assertThat(end(ledger.lease("garbage", null)).outcome()).isEqualTo("failed");
        assertThat(end(ledger.lease("fine", null)).outcome()).isEqualTo("succeeded");
    }

    @Test
    void aCancellationStopsTheWorkWithinASecondOfTheNextHeartbeat() {
        CountDownLatch never = new CountDownLatch(1);
        start(_ -> never.await(1, java.util.concurrent.TimeUnit.HOURS));
        UUID job = ledger.lease("hang", null);
        await().until(() -> ledger.beats.containsKey(job));

        Instant told = Instant.now();
        ledger.orders.put(job, "cancel");

        assertThat(end(job).outcome()).isEqualTo("cancelled");
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anAttemptBeyondItsDeadlineIsInterruptedAndSaysSo() {
        CountDownLatch never = new CountDownLatch(1);
        start(_ -> never.await(1, java.util.concurrent.TimeUnit.HOURS));

        LedgerClient.Completion end = end(ledger.lease("hang", Instant.now().plusMillis(200)));

        assertThat(end.error().code()).isEqualTo("run-limit-exceeded");
        assertThat(end.error().retryable()).isTrue();
    }

    @Test
    void aHandlerThatDoesNotStopCostsItsJobButNotTheWorkersHand() {
        CountDownLatch released = new CountDownLatch(1);
        start(context -> {
            while (context.input(String.class).equals("deaf") && released.getCount() > 0) {
                waitWhateverHappens(released);
            }
            return Map.of();
        });
        UUID deaf = ledger.lease("deaf", null);
        await().until(() -> ledger.beats.containsKey(deaf));

        ledger.orders.put(deaf, "lost");

        assertThat(end(ledger.lease("fine", null)).outcome()).isEqualTo("succeeded");
        released.countDown();
        assertThat(ledger.completed).doesNotContainKey(deaf);
    }

    @Test
    void whatRunsWhenTheWorkerStopsIsHandedBack() {
        CountDownLatch never = new CountDownLatch(1);
        start(_ -> never.await(1, java.util.concurrent.TimeUnit.HOURS));
        UUID job = ledger.lease("hang", null);
        await().until(() -> ledger.beats.containsKey(job));

        worker.stopClaiming();
        worker.drain(Instant.now().plusMillis(100));

        assertThat(end(job).outcome()).isEqualTo("released");
    }

    @Test
    void whatWaitsForAHandWhenTheWorkerStopsIsHandedBackUnbegun() {
        Queue<String> begun = startWithOneThatHangs();
        UUID hangs = ledger.lease("hang", null);
        await().until(() -> begun.contains("hang"));
        UUID waits = ledger.lease("fine", null);
        await().until(() -> ledger.beats.containsKey(waits));

        worker.stopClaiming();
        worker.drain(Instant.now().plusMillis(100));

        assertThat(end(waits).outcome()).isEqualTo("released");
        assertThat(end(hangs).outcome()).isEqualTo("released");
        assertThat(begun).containsExactly("learnt", "hang");
    }

    @Test
    void whatIsCalledOffBeforeThereIsAHandEndsAtOnceAndIsNeverBegun() {
        leases = new LeaseKeeper(ledger, new Config(), Duration.ofMinutes(1));
        Queue<String> begun = startWithOneThatHangs();
        UUID hangs = ledger.lease("hang", null);
        await().until(() -> begun.contains("hang"));
        UUID cancelled = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        ledger.orders.put(cancelled, "cancel");
        ledger.orders.put(lost, "lost");

        ledger.lease(cancelled, "fine", null);
        ledger.lease(lost, "fine", null);

        assertThat(end(cancelled).outcome()).isEqualTo("cancelled");
        await().until(() -> ledger.beats.containsKey(lost));
        ledger.orders.put(hangs, "cancel");
        assertThat(end(hangs).outcome()).isEqualTo("cancelled");
        assertThat(end(ledger.lease("last", null)).outcome()).isEqualTo("succeeded");
        assertThat(ledger.completed).doesNotContainKey(lost);
        assertThat(begun).containsExactly("learnt", "hang", "last");
    }

    @Test
    void whatWaitsTooLongForAHandGoesToAnotherWorker() {
        leases = new LeaseKeeper(ledger, new Config(), Duration.ofMillis(500));
        Queue<String> begun = startWithOneThatHangs();
        UUID hangs = ledger.lease("hang", null);
        await().until(() -> begun.contains("hang"));
        UUID waits = ledger.lease("fine", null);

        assertThat(end(waits).outcome()).isEqualTo("released");
        assertThat(ledger.completed).doesNotContainKey(hangs);
    }

    @Test
    void aWaitThatTakesMuchOfTheRunLimitEndsBeforeTheAttemptBegins() {
        leases = new LeaseKeeper(ledger, new Config(), Duration.ofMinutes(1));
        Queue<String> begun = startWithOneThatHangs();
        ledger.lease("hang", null);
        await().until(() -> begun.contains("hang"));

        UUID waits = ledger.lease("fine", Instant.now().plusSeconds(2));

        assertThat(end(waits).outcome()).isEqualTo("released");
        assertThat(begun).containsExactly("learnt", "hang");
    }

    /// A worker with one hand that has learnt from a quick job that it may claim ahead.
    private Queue<String> startWithOneThatHangs() {
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        CountDownLatch never = new CountDownLatch(1);
        start(context -> {
            begun.add(context.input(String.class));
            if (context.input(String.class).equals("hang")) {
                never.await(1, java.util.concurrent.TimeUnit.HOURS);
            }
            return Map.of();
        });
        assertThat(end(ledger.lease("learnt", null)).outcome()).isEqualTo("succeeded");
        await().until(() -> ledger.largestClaim > 1);
        return begun;
    }

    @Test
    void linesAndPointsReachTheLedgerBeforeTheEnd() {
        start(context -> {
            context.log(JobContext.Level.INFO, "Begun", Map.of("step", 1));
            for (int step = 0; step < 50_000; step++) {
                context.metric("loss", step, 1.0 / (step + 1));
            }
            context.metric("loss", 50_000, Double.NaN);
            return Map.of();
        });

        UUID job = ledger.lease("fine", null);

        assertThat(end(job).outcome()).isEqualTo("succeeded");
        assertThat(ledger.lines).containsExactly("Begun");
        assertThat(ledger.points.get(job)).isEqualTo(50_000L);
    }

    private LedgerClient.Completion end(UUID job) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> ledger.completed.get(job), done -> done != null);
    }

    private void start(Work work) {
        JobHandler handler = new JobHandler() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public int concurrency() {
                return 1;
            }

            @Override
            public Object handle(JobContext context) throws Exception {
                return work.of(context);
            }
        };
        Traces traces = new Traces(OpenTelemetry.noop().getTracer("test"));
        worker = new KindWorker(handler, ledger, new ObjectMapper(), new Config(), leases, traces);
        leases.start();
        worker.start();
    }

    private static void waitWhateverHappens(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException deaf) {
            // it goes on as if nobody had said anything
        }
    }

    private interface Work {
        Object of(JobContext context) throws Exception;
    }

    private static final class Config implements WorkerConfig {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Duration pollPeriod() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration heartbeatPeriod() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration ahead() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration drain() {
            return Duration.ofMillis(100);
        }
    }

    private static final class FakeLedger implements LedgerClient {
        private final Queue<Lease> waiting = new ConcurrentLinkedQueue<>();
        private final Map<UUID, Boolean> beats = new ConcurrentHashMap<>();
        private final Map<UUID, String> orders = new ConcurrentHashMap<>();
        private final Map<UUID, Completion> completed = new ConcurrentHashMap<>();
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Map<UUID, Long> points = new ConcurrentHashMap<>();
        private volatile int largestClaim;

        UUID lease(String input, Instant deadline) {
            return lease(UUID.randomUUID(), input, deadline);
        }

        UUID lease(UUID id, String input, Instant deadline) {
            waiting.add(new Lease(
                    id,
                    1,
                    1,
                    "test",
                    JsonNodeFactory.instance.textNode(input),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    10,
                    deadline,
                    null,
                    null));
            return id;
        }

        @Override
        public RestResponse<Leases> claim(ClaimRequest request) {
            largestClaim = Math.max(largestClaim, request.max());
            List<Lease> leases = new ArrayList<>();
            for (Lease next = poll(request, leases); next != null; next = poll(request, leases)) {
                leases.add(next);
            }
            return RestResponse.ResponseBuilder.ok(new Leases(leases))
                    .header(MORE, leases.size() == request.max())
                    .build();
        }

        private Lease poll(ClaimRequest request, List<Lease> leases) {
            return leases.size() < request.max() ? waiting.poll() : null;
        }

        @Override
        public HeartbeatReplies heartbeat(Heartbeats heartbeats) {
            return new HeartbeatReplies(heartbeats.beats().stream()
                    .map(beat -> {
                        beats.put(beat.jobId(), true);
                        return new HeartbeatReply(beat.jobId(), orders.getOrDefault(beat.jobId(), "continue"), 10);
                    })
                    .toList());
        }

        @Override
        public CompletionReplies complete(Completions completions) {
            completions.completions().forEach(done -> completed.put(done.jobId(), done));
            return new CompletionReplies(List.of());
        }

        @Override
        public ReportReplies report(Reports reports) {
            for (Report report : reports.reports()) {
                report.lines().forEach(line -> lines.add(line.message()));
                report.curves()
                        .forEach(curve -> points.merge(
                                report.jobId(), (long) curve.steps().size(), Long::sum));
            }
            return new ReportReplies(List.of());
        }
    }
}
