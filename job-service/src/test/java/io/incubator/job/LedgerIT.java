package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kit.data.Ids;
import io.incubator.kittest.EventContract;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A job's way from its submission to its end.
@QuarkusIntegrationTest
class LedgerIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void aCommandBecomesAJobAWorkerDoesAndItsRequesterHearsOf() throws Exception {
        // Given a service that listens, and a worker waiting for the doorbell
        String kind = newKind();
        String requester = "r" + UUID.randomUUID();
        Person person = Person.somebody();
        UUID jobId = Ids.next();
        String doorbell = "jobs.ready.v1." + kind;
        String finished = "jobs.job.finished.v1." + requester;
        String progressed = "jobs.job.progressed.v1." + requester;
        try (JobsExchange exchange = JobsExchange.open(doorbell, finished, progressed)) {
            // When the command arrives
            exchange.submit(Ids.next(), person.organisation(), command(jobId, kind, requester, person, ""));

            // Then the doorbell rings
            await().until(() -> !exchange.heard(doorbell).isEmpty());
            EventContract.assertValid(
                    "jobs", "ready.v1", exchange.heard(doorbell).getFirst().body());

            // And the worker gets the job with a token to act for the person
            List<Worker.Lease> leases = worker.claim(kind, 5);
            assertThat(leases).hasSize(1);
            Worker.Lease lease = leases.getFirst();
            assertThat(lease.jobId()).isEqualTo(jobId);
            assertThat(lease.json().get("organisation").asText())
                    .isEqualTo(person.organisation().toString());
            assertThat(lease.json().at("/input/briefId").asText()).isEqualTo("b-1");
            assertThat(lease.json().get("leaseSeconds").asInt()).isEqualTo(6);
            assertThat(lease.json().get("token").asText()).isEqualTo("on-behalf-of-" + person.subject());
            assertThat(FakeAuth.requestsFor(jobId)).singleElement().satisfies(request -> {
                assertThat(request.get("actor").asText()).isEqualTo("ai-service");
                assertThat(request.get("scopes").get(0).asText()).isEqualTo("projects:read");
                assertThat(request.get("organisation").asText())
                        .isEqualTo(person.organisation().toString());
            });

            // And its progress reaches the requester
            assertThat(worker.beat(lease, ",\"percent\":40,\"stage\":\"options\",\"message\":\"Comparing\""))
                    .isEqualTo("continue");
            JobsExchange.Heard step = exchange.await(progressed, jobId);
            EventContract.assertValid("jobs", "job.progressed.v1", step.body());
            assertThat(step.json().get("percent").asInt()).isEqualTo(40);
            person.job(jobId)
                    .body("state", equalTo("running"))
                    .body("stage", equalTo("options"))
                    .body("message", equalTo("Comparing"));

            // And completing it tells the requester once, even if the worker asks twice
            assertThat(worker.succeed(lease)).isEqualTo("accepted");
            assertThat(worker.succeed(lease)).isEqualTo("accepted");
            JobsExchange.Heard end = exchange.await(finished, jobId);
            EventContract.assertValid("jobs", "job.finished.v1", end.body());
            assertThat(end.organisation()).isEqualTo(person.organisation().toString());
            assertThat(end.version()).isEqualTo(end.json().get("version").asLong());
            assertThat(end.version()).isGreaterThan(step.version());
            assertThat(end.json().get("outcome").asText()).isEqualTo("succeeded");
            assertThat(end.json().at("/result/planId").asText()).isEqualTo("p-1");
            assertThat(end.json().get("attempts").asInt()).isEqualTo(1);
            person.job(jobId)
                    .body("state", equalTo("succeeded"))
                    .body("percent", equalTo(100))
                    .body("result.planId", equalTo("p-1"))
                    .body("attempts", hasSize(1))
                    .body("attempts[0].outcome", equalTo("succeeded"))
                    .body("attempts[0].worker", equalTo("w1"));
            assertThat(exchange.heard(finished, jobId)).hasSize(1);
            assertThat(finishedEvents(jobId)).isEqualTo(1);
        }
    }

    @Test
    void aCommandDeliveredAgainChangesNothing() throws Exception {
        String kind = newKind();
        Person person = Person.somebody();
        UUID jobId = Ids.next();
        UUID messageId = Ids.next();
        try (JobsExchange exchange = JobsExchange.open()) {
            // Given a command that came once
            String command = command(jobId, kind, "projects", person, "");
            exchange.submit(messageId, person.organisation(), command);
            await().until(() -> person.job(jobId).extract().statusCode() == 200);

            // When the broker delivers it again, and the sender sends it again as another message
            exchange.submit(messageId, person.organisation(), command);
            exchange.submit(Ids.next(), person.organisation(), command);
            UUID last = Ids.next();
            exchange.submit(Ids.next(), person.organisation(), command(last, kind, "projects", person, ""));
            await().until(() -> person.job(last).extract().statusCode() == 200);

            // Then there is one job of that id, with one event
            assertThat(worker.claim(kind, 10)).hasSize(2);
            assertThat(Rows.count(
                            "select count(*) from job_event where type = 'job.queued' and job_id = '" + jobId + "'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aUniqueKeyLetsOneUnfinishedJobIn() throws Exception {
        String kind = newKind();
        String requester = "r" + UUID.randomUUID();
        String finished = "jobs.job.finished.v1." + requester;
        Person person = Person.somebody();
        UUID first = Ids.next();
        UUID second = Ids.next();
        UUID third = Ids.next();
        try (JobsExchange exchange = JobsExchange.open(finished)) {
            // Given a job with a key
            String key = ",\"uniqueKey\":\"brief-7\"";
            exchange.submit(Ids.next(), person.organisation(), command(first, kind, requester, person, key));
            await().until(() -> person.job(first).extract().statusCode() == 200);

            // When another one comes with the same key
            exchange.submit(Ids.next(), person.organisation(), command(second, kind, requester, person, key));

            // Then its requester is told that it has failed, and a person who tries gets to know the first
            JobsExchange.Heard refused = exchange.await(finished, second);
            EventContract.assertValid("jobs", "job.finished.v1", refused.body());
            assertThat(refused.json().at("/error/code").asText()).isEqualTo("unique-key-taken");
            assertThat(refused.json().at("/error/message").asText()).contains(first.toString());
            person.post("/api/jobs", "{\"kind\":\"%s\",\"input\":{}%s}".formatted(kind, key))
                    .statusCode(409)
                    .body("code", equalTo("job-unique-key-taken"));

            // And once the first is over, the key is free; other organisations were never concerned
            Person.somebody().submit(kind, key);
            worker.claim(kind, 10).forEach(worker::succeed);
            exchange.submit(Ids.next(), person.organisation(), command(third, kind, requester, person, key));
            await().until(() -> person.job(third).extract().statusCode() == 200);
            assertThat(person.state(third)).isEqualTo("queued");
        }
    }

    @Test
    void aPersonsJobIsWokenForAndDone() throws Exception {
        String kind = newKind();
        String doorbell = "jobs.ready.v1." + kind;
        Person person = Person.somebody();
        try (JobsExchange exchange = JobsExchange.open(doorbell)) {
            // When a person submits
            UUID id = person.submit(kind, ",\"scopes\":[\"projects:read\"],\"priority\":3");

            // Then the doorbell rings, and the job runs with the person's rights
            await().until(() -> !exchange.heard(doorbell).isEmpty());
            Worker.Lease lease = worker.claim(kind, 1).getFirst();
            assertThat(lease.jobId()).isEqualTo(id);
            assertThat(lease.json().get("token").asText()).isEqualTo("on-behalf-of-" + person.subject());
            assertThat(worker.complete(lease, "\"outcome\":\"succeeded\"")).isEqualTo("accepted");
            person.job(id).body("state", equalTo("succeeded")).body("result", nullValue());
        }
    }

    @Test
    void theDoorbellRingsOnceForManyJobsAndAgainAfterAWorkerCame() throws Exception {
        String kind = newKind();
        String doorbell = "jobs.ready.v1." + kind;
        Person person = Person.somebody();
        try (JobsExchange exchange = JobsExchange.open(doorbell)) {
            // Given a ring that nobody has answered
            Instant rung = Instant.now();
            person.submit(kind);
            await().until(() -> exchange.heard(doorbell).size() == 1);

            // When more jobs come
            for (int i = 0; i < 20; i++) {
                person.submit(kind);
            }

            // Then it does not ring again until a worker has come, but for a reminder after five seconds
            long reminders = Duration.between(rung, Instant.now()).dividedBy(Duration.ofSeconds(5));
            assertThat(exchange.heard(doorbell)).hasSizeLessThanOrEqualTo(1 + (int) reminders);
            assertThat(worker.claim(kind, 50)).hasSize(21);
            int heard = exchange.heard(doorbell).size();
            person.submit(kind);
            await().until(() -> exchange.heard(doorbell).size() > heard);
        }
    }

    @Test
    void aFullWorkerWakesAnotherForTheRest() throws Exception {
        String kind = newKind();
        String doorbell = "jobs.ready.v1." + kind;
        Person person = Person.somebody();
        try (JobsExchange exchange = JobsExchange.open(doorbell)) {
            person.submit(kind);
            person.submit(kind);
            await().until(() -> exchange.heard(doorbell).size() == 1);

            assertThat(worker.claim(kind, 1)).hasSize(1);

            await().until(() -> exchange.heard(doorbell).size() > 1);
        }
    }

    @Test
    void aDelayedJobIsWokenForWhenItIsDue() throws Exception {
        String kind = newKind();
        String doorbell = "jobs.ready.v1." + kind;
        Person person = Person.somebody();
        try (JobsExchange exchange = JobsExchange.open(doorbell)) {
            person.submit(kind, ",\"runAt\":\"" + Instant.now().plusSeconds(2) + "\"");
            assertThat(worker.claim(kind, 1)).isEmpty();

            await().until(() -> !exchange.heard(doorbell).isEmpty());

            assertThat(worker.claim(kind, 1)).hasSize(1);
        }
    }

    private static long finishedEvents(UUID jobId) {
        return Rows.count("select count(*) from job_event where type = 'job.finished' and job_id = '" + jobId + "'");
    }

    static String command(UUID jobId, String kind, String requester, Person person, String more) {
        return """
                {"jobId":"%s","kind":"%s","organisation":"%s","subject":"%s","requester":"%s",
                 "input":{"briefId":"b-1"},"scopes":["projects:read"]%s}""".formatted(jobId, kind, person.organisation(), person.subject(), requester, more);
    }
}
