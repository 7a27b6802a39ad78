package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Deadlines, run limits, and running again.
@Tag("no-broker")
@QuarkusIntegrationTest
class TimeLimitsIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void whatWaitsBeyondItsDeadlineFails() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"deadline\":\"" + Instant.now().plusSeconds(2) + "\"");

        await().until(() -> person.state(id).equals("failed"));

        person.job(id).body("error.code", equalTo("deadline-passed"));
        assertThat(worker.claim(kind, 1)).isEmpty();
    }

    @Test
    void anAttemptBeyondItsRunLimitIsStoppedThoughItBeats() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"runLimitSeconds\":1,\"maxAttempts\":1");
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        assertThat(lease.json().hasNonNull("deadline")).isTrue();

        // When the worker is told, and does not stop
        await().pollInterval(Duration.ofMillis(200))
                .until(() -> worker.beat(lease, "").equals("timeout"));
        await().pollInterval(Duration.ofMillis(300))
                .until(() -> worker.beat(lease, "").equals("lost"));

        // Then the ledger ends it
        person.job(id)
                .body("state", equalTo("failed"))
                .body("error.code", equalTo("run-limit-exceeded"))
                .body("attempts.outcome", contains("lost"));
    }

    @Test
    void aJobHandedBackBeginsAgainWithoutLosingAnAttempt() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"maxAttempts\":1");
        Worker.Lease first = worker.claim(kind, 1).getFirst();

        assertThat(worker.complete(first, "\"outcome\":\"released\"")).isEqualTo("accepted");

        Worker.Lease second = worker.claim(kind, 1).getFirst();
        assertThat(second.jobId()).isEqualTo(id);
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(worker.succeed(first)).isEqualTo("stale");
        assertThat(worker.succeed(second)).isEqualTo("accepted");
    }

    @Test
    void aDeadJobRunsAgainUnderItsId() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"maxAttempts\":1");
        retry(person, id).statusCode(409).body("code", equalTo("job-not-dead"));
        worker.fail(worker.claim(kind, 1).getFirst(), false);

        retry(person, id).statusCode(200).body("state", equalTo("queued"));

        Worker.Lease again = worker.claim(kind, 1).getFirst();
        assertThat(again.jobId()).isEqualTo(id);
        assertThat(worker.succeed(again)).isEqualTo("accepted");
        person.job(id).body("state", equalTo("succeeded")).body("attempts", hasSize(2));
        retry(Person.somebody(), id).statusCode(404);
    }

    @Test
    void theDeadOfAKindRunAgainTogether() {
        String kind = newKind();
        Person person = Person.somebody();
        for (int i = 0; i < 3; i++) {
            person.submit(kind);
        }
        worker.claim(kind, 3).forEach(lease -> worker.fail(lease, false));
        String all = "{\"kind\":\"" + kind + "\",\"code\":\"no-luck\"}";

        Person.somebody().post("/api/jobs/retries", all).statusCode(200).body("ids", hasSize(0));
        person.post("/api/jobs/retries", all).statusCode(200).body("ids", hasSize(3));

        assertThat(worker.claim(kind, 9)).hasSize(3);
    }

    @Test
    void aRetryDoesNotWaitForItsPause() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        worker.fail(worker.claim(kind, 1).getFirst(), true);
        Rows.execute("update job set run_at = now() + interval '1 hour' where id = '" + id + "'");

        retry(person, id).statusCode(200);

        assertThat(worker.claim(kind, 1)).hasSize(1);
    }

    @Test
    void aListIsNarrowedByTime() {
        Person person = Person.somebody();
        UUID id = person.submit(newKind());
        Instant now = Instant.now();

        person.get("/api/jobs?from=" + now.minusSeconds(60) + "&to=" + now.plusSeconds(60))
                .body("items.id", contains(id.toString()));
        person.get("/api/jobs?to=" + now.minusSeconds(60)).body("items", hasSize(0));
        person.get("/api/jobs?from=yesterday").statusCode(400).body("errors[0].field", equalTo("from"));
    }

    private static io.restassured.response.ValidatableResponse retry(Person person, UUID id) {
        return person.request().post("/api/jobs/" + id + "/retry").then();
    }
}
