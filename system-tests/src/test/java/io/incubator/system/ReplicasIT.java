package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two replicas of every service.
class ReplicasIT {
    private static final int WRITES_A_MINUTE = 200;
    private static final ScriptedModel MODEL = ScriptedModel.open();
    private static final SuiteUnderTest SUITE = SuiteUnderTest.withReplicas(
            2,
            Map.of(
                    "INCUBATOR_LIMITS_WRITE",
                    Integer.toString(WRITES_A_MINUTE),
                    "INCUBATOR_LIMITS_ANONYMOUS",
                    "10000",
                    "QUARKUS_SHUTDOWN_TIMEOUT",
                    "PT2M",
                    "LOCAL_MODELS",
                    MODEL.address()));

    @AfterAll
    static void stop() {
        SUITE.close();
        MODEL.close();
    }

    @Test
    void doTheMainJobOnceHoweverManyThereAre() {
        Api person = Api.newPerson(SUITE.gateway());

        List<MainJob> jobs =
                Stream.generate(() -> MainJob.begin(person)).limit(6).toList();

        jobs.forEach(MainJob::awaitPlan);
        jobs.forEach(MainJob::assertExactlyOneRevision);
    }

    @Test
    void carryOnWhenOneOfEachDies() {
        Api person = Api.newPerson(SUITE.gateway());
        MainJob job = MainJob.begin(person);

        for (String service : List.of("auth-service", "project-service", "ai-service", "job-service")) {
            SUITE.killOne(service);
        }

        job.awaitPlan();
        job.assertExactlyOneRevision();
    }

    @Test
    void tellAJobLiveWithoutGapOrDoubleWhicheverIsAskedAndAfterOneHasDied() {
        // another test may have killed one before
        SUITE.awaitReady();
        Api person = Api.newPerson(SUITE.gateway());
        String job = MainJob.begin(person).job().path("id").asText();
        List<Long> told = new ArrayList<>();

        // replicas take turns: two connections, two replicas
        for (int i = 0; i < 2; i++) {
            try (LiveLine line = LiveLine.to(person, job, told.size())) {
                told.add(line.next().orElseThrow().path("id").asLong());
            }
        }
        SUITE.killOne("job-service");

        assertThat(followToTheEnd(person, job, told)).isEqualTo("1000 job-finished");
        assertThat(told)
                .hasSizeGreaterThan(2)
                .isEqualTo(Stream.iterate(1L, n -> n + 1).limit(told.size()).toList());
        assertThat(told.getLast())
                .isEqualTo(person.get("/api/jobs/" + job)
                        .expect(200)
                        .json()
                        .path("version")
                        .asLong());
    }

    /// Before it stops a service waits for the requests it has, here for longer than this test waits, and
    /// an open stream is one.
    @Test
    @Tag("no-broker")
    void endTheirStreamsAsSoonAsTheyAreAskedToStop() {
        SUITE.awaitReady();
        Api person = Api.newPerson(SUITE.gateway());
        String project = person.post("/api/projects", Map.of("name", "Followed"))
                .expect(201)
                .text("id");
        String events = "/api/projects/" + project + "/events";
        // replicas take turns: two connections, two replicas
        try (EventStream one = person.stream(events, 0);
                EventStream other = person.stream(events, 0)) {
            assertThat(one.next(Duration.ofSeconds(30))).isPresent();
            assertThat(other.next(Duration.ofSeconds(30))).isPresent();

            ProcessHandle asked = SUITE.stopOne("project-service");

            await().atMost(Duration.ofSeconds(60)).until(() -> !asked.isAlive());
            assertThat(Stream.of(one, other).filter(EventStream::isOpen)).hasSize(1);
        }
    }

    /// Comes back where a connection ended before the job did; says how the last one ended.
    private static String followToTheEnd(Api person, String job, List<Long> told) {
        return await().atMost(Duration.ofSeconds(MainJob.PATIENCE_SECONDS))
                .ignoreExceptions()
                .until(
                        () -> {
                            try (LiveLine line = LiveLine.to(person, job, told.size())) {
                                for (Optional<JsonNode> event = line.next(); event.isPresent(); event = line.next()) {
                                    told.add(event.get().path("id").asLong());
                                }
                                return line.end();
                            }
                        },
                        end -> end.startsWith("1000"));
    }

    @Test
    @Tag("no-broker")
    void shareOneBudgetOfTheCaller() throws Exception {
        Api person = Api.newPerson(SUITE.gateway());
        Instant started = Instant.now();

        List<Api.Answer> answers =
                atOnce(16, 3 * WRITES_A_MINUTE, () -> person.post("/api/projects", Map.of("name", "One")));

        double minutes = Duration.between(started, Instant.now()).toMillis() / 60_000.0;
        Map<Integer, List<Api.Answer>> byStatus = answers.stream().collect(Collectors.groupingBy(Api.Answer::status));
        assertThat(byStatus).containsOnlyKeys(201, 429);
        assertThat((double) byStatus.get(201).size())
                .isBetween(0.9 * WRITES_A_MINUTE, 1.1 * WRITES_A_MINUTE + WRITES_A_MINUTE * minutes);
        assertThat(byStatus.get(429)).allSatisfy(refused -> {
            refused.expectProblem(429, "rate-limited");
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.response().headers().firstValue("RateLimit").orElse(""))
                    .contains("r=0");
        });
    }

    @Test
    @Tag("no-broker")
    void makeOneThingOfAHundredIdenticalRequests() throws Exception {
        Api person = Api.newPerson(SUITE.gateway());
        String key = UUID.randomUUID().toString();
        Map<String, String> headers = Map.of("Idempotency-Key", key);
        String body = "{\"name\":\"Only once\"}";

        List<Api.Exchange> answers = atOnce(
                100,
                100,
                () -> person.exchange("POST", "/api/projects", HttpRequest.BodyPublishers.ofString(body), headers));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Api.Exchange::body)
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allSatisfy(answer -> assertThat(answer.body()).contains("request-in-flight"));
        assertThat(person.get("/api/projects").expect(200).json().path("items")).hasSize(1);
        assertThat(person.exchange("POST", "/api/projects", HttpRequest.BodyPublishers.ofString(body), headers)
                        .status())
                .isEqualTo(201);
        assertThat(person.exchange(
                                "POST",
                                "/api/projects",
                                HttpRequest.BodyPublishers.ofString("{\"name\":\"Another\"}"),
                                headers)
                        .status())
                .isEqualTo(422);
    }

    @Test
    @Tag("no-broker")
    void letOneOfManyChangesOfTheSameStateThrough() throws Exception {
        Api person = Api.newPerson(SUITE.gateway());
        Api.Answer made =
                person.post("/api/projects", Map.of("name", "Contended")).expect(201);
        String path = "/api/projects/" + made.text("id");
        String tag = person.get(path).response().headers().firstValue("ETag").orElseThrow();
        AtomicInteger number = new AtomicInteger();

        List<Integer> statuses = atOnce(
                40,
                40,
                () -> person.exchange(
                                "PATCH",
                                path,
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"name\":\"Name " + number.incrementAndGet() + "\"}"),
                                Map.of("If-Match", tag))
                        .status());

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(39);
    }

    @Test
    @Tag("no-broker")
    void spendNoMoreOnModelsThanAllowedWhenOneIsKilledAndThenTheRestToTheLast() throws Exception {
        // another test may have killed one before
        SUITE.awaitReady();
        long amount = 200_000;
        ModelBudget budget = ModelBudget.of(SUITE, MODEL, "raced", amount);
        AtomicInteger served = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        atOnce(16, 800, () -> {
            int most = 1 + ThreadLocalRandom.current().nextInt(1_000);
            int status = await().pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> budget.call(most), answered -> answered < 500);
            if (status == 429) {
                refused.incrementAndGet();
            } else if (status == 200 && served.incrementAndGet() == 100) {
                SUITE.killOne("ai-service");
            }
            return status;
        });

        assertThat(served.get()).isGreaterThan(100);
        assertThat(refused.get()).isPositive();
        await().atMost(Duration.ofSeconds(90)).until(() -> budget.reserved() == 0);
        long used = budget.used();
        assertThat(used).isLessThanOrEqualTo(amount);
        assertThat(MODEL.written("raced")).as("what the model has written").isLessThanOrEqualTo(used);
        assertThat(budget.charged()).as("the ledger").isEqualTo(used);
        assertThat(budget.lost()).as("what the killed one held").isPositive();

        budget.change(used + 777);
        assertThat(budget.callExactly(778)).isEqualTo(429);
        assertThat(budget.callExactly(777)).isEqualTo(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> budget.used() == used + 777 && budget.reserved() == 0);
        assertThat(budget.call(1)).isEqualTo(429);
    }

    @Test
    @Tag("no-broker")
    void giveBackWhatTheyHoldOfABudgetWhenTheyAreStopped() throws Exception {
        SUITE.awaitReady();
        ModelBudget budget = ModelBudget.of(SUITE, MODEL, "stopped", 100_000_000);
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    while (!stopped.get()) {
                        budget.call(1_000);
                    }
                });
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> budget.reserved() > 4_000 && MODEL.written("stopped") > 20_000);

            SUITE.pause("ai-service");

            stopped.set(true);
        }
        assertThat(budget.reserved()).isZero();
        assertThat(budget.used()).isEqualTo(MODEL.written("stopped"));
        assertThat(budget.charged()).isEqualTo(budget.used());
        assertThat(budget.lost()).isZero();
        SUITE.resume("ai-service");
        assertThat(budget.call(1_000)).isEqualTo(200);
    }

    private static <T> List<T> atOnce(int callers, int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
