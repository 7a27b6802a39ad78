package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.incubator.kit.data.Ids;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Kinds: known ones, paused ones, limited ones.
@QuarkusIntegrationTest
class KindsIT extends PackagedLedger {
    /// An unanswered bell is rung again after five seconds, by way of the outbox.
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final Worker worker = new Worker("w1");

    @Test
    void aKindNobodyWorksOnIsRefused() {
        Person.somebody()
                .post("/api/jobs", "{\"kind\":\"no-such-kind\",\"input\":{}}")
                .statusCode(422)
                .body("code", equalTo("job-kind-unknown"));
    }

    @Test
    void aServicesJobOfAKindWithoutAWorkerWaitsInSilenceUntilOneComes() throws Exception {
        String kind = "k" + UUID.randomUUID();
        Person person = Person.somebody();
        UUID id = Ids.next();
        try (JobsExchange exchange = JobsExchange.open()) {
            exchange.submit(Ids.next(), person.organisation(), LedgerIT.command(id, kind, "projects", person, ""));
            await().until(() -> person.job(id).extract().statusCode() == 200);
            assertThat(Rows.count("select count(*) from outbox where routing_key = 'jobs.ready.v1." + kind + "'"))
                    .isZero();

            assertThat(worker.claim(kind, 1)).hasSize(1);
        }
    }

    @Test
    void aRingNobodyListensToIsTakenBack() {
        // Given a kind whose workers have no queue, but ask now and then, and a ring that was repeated
        String kind = newKind();
        Person.somebody().submit(kind);
        String rings = "select count(*) from outbox where routing_key = 'jobs.ready.v1." + kind + "'";
        await().atMost(AGAIN).until(() -> Rows.count(rings) > 0);

        await().atMost(AGAIN).until(() -> Rows.count(rings) == 0);
    }

    @Test
    void aPausedKindGivesNothingUntilItIsResumed() {
        String kind = newKind();
        Person person = Person.somebody();
        person.submit(kind);
        OperatorDesk.set(kind, "{\"paused\":true}").statusCode(200).body("paused", equalTo(true));

        assertThat(worker.claim(kind, 5)).isEmpty();

        OperatorDesk.set(kind, "{\"paused\":false}").statusCode(200);
        assertThat(worker.claim(kind, 5)).hasSize(1);
        OperatorDesk.get("kinds").statusCode(200).body("name", hasItem(kind));
        OperatorDesk.get("kinds/" + kind).body("paused", equalTo(false));
        OperatorDesk.get("kinds/never-seen").statusCode(404);
        OperatorDesk.set(kind, "{\"paused\":false,\"maxRunning\":0}").statusCode(400);
    }

    @Test
    void anOperatorSeesTheQueuesOfAllOrganisationsPageByPage() {
        // Given two kinds, of each of which two organisations have jobs
        List<String> kinds = List.of(newKind(), newKind());
        List<Person> people = List.of(Person.somebody(), Person.somebody());
        kinds.forEach(kind -> people.forEach(person -> person.submit(kind)));

        // Then each of the four is there once, by kind and organisation, wherever a page ends
        List<Map<String, Object>> queues = OperatorDesk.queues(1);
        assertThat(queues)
                .filteredOn(queue -> kinds.contains(queue.get("kind")))
                .hasSize(4)
                .allMatch(queue -> queue.get("due").equals(1));
        assertThat(queues.stream().map(queue -> queue.get("kind") + " " + queue.get("organisation")))
                .doesNotHaveDuplicates();
        OperatorDesk.get("queues?limit=101").statusCode(400);
        OperatorDesk.get("queues?cursor=none").statusCode(400).body("code", equalTo("invalid-cursor"));
    }

    @Test
    void limitsHoldHoweverManyClaimAtTheSameTime() throws Exception {
        // Given two organisations with much to do, and room for three of each and five in all
        String kind = newKind();
        Person one = Person.somebody();
        Person two = Person.somebody();
        for (int i = 0; i < 10; i++) {
            one.submit(kind);
            two.submit(kind);
        }
        OperatorDesk.set(kind, "{\"paused\":false,\"maxRunning\":5,\"maxRunningPerOrganisation\":3}");

        // When eight workers ask at once
        List<Worker.Lease> leases;
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Callable<List<Worker.Lease>>> claims = Stream.<Callable<List<Worker.Lease>>>generate(
                            () -> () -> worker.claim(kind, 4))
                    .limit(8)
                    .toList();
            leases = threads.invokeAll(claims).stream()
                    .map(Future::resultNow)
                    .flatMap(List::stream)
                    .toList();
        }

        // Then five run, and no more than three of one
        assertThat(leases).hasSize(5);
        for (Person person : List.of(one, two)) {
            assertThat(leases.stream()
                            .filter(l -> l.json()
                                    .get("organisation")
                                    .asText()
                                    .equals(person.organisation().toString())))
                    .hasSizeBetween(2, 3);
        }

        // And as soon as one is over, the next may begin
        worker.succeed(leases.getFirst());
        assertThat(worker.claim(kind, 4)).hasSize(1);
    }

    @Test
    void aClaimSaysWhetherToAskAgainBeforeABellRings() {
        // Given a kind with three jobs
        String kind = newKind();
        Person person = Person.somebody();
        for (int i = 0; i < 3; i++) {
            person.submit(kind);
        }

        // Then a full claim says that there may be more, and one that took the rest that there is not
        assertThat(saysMore(kind)).isTrue();
        assertThat(saysMore(kind)).isFalse();

        // And where a limit stands in the way, what ends makes room without a bell
        OperatorDesk.set(kind, "{\"paused\":false,\"maxRunning\":2}");
        assertThat(saysMore(kind)).isTrue();
    }

    private boolean saysMore(String kind) {
        return Boolean.parseBoolean(
                worker.tryClaim(kind, 2).then().statusCode(200).extract().header("More-Jobs"));
    }
}
