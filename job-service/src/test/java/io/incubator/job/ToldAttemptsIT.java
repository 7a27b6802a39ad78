package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kit.data.Ids;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the service that asked for a job by message is told of its attempts.
@QuarkusIntegrationTest
class ToldAttemptsIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void aRetryableFailureIsTriedAgainAfterAPauseAndFailsInTheEnd() throws Exception {
        String kind = newKind();
        String requester = "r" + UUID.randomUUID();
        String finished = "jobs.job.finished.v1." + requester;
        String progressed = "jobs.job.progressed.v1." + requester;
        Person person = Person.somebody();
        UUID id = Ids.next();
        try (JobsExchange exchange = JobsExchange.open(finished, progressed)) {
            exchange.submit(
                    Ids.next(),
                    person.organisation(),
                    LedgerIT.command(id, kind, requester, person, ",\"maxAttempts\":2"));
            Worker.Lease first = worker.awaitClaim(kind);

            // When the first attempt fails
            assertThat(worker.fail(first, true)).isEqualTo("accepted");

            // Then the job waits a little, and says why
            person.job(id).body("state", equalTo("retrying")).body("error.code", equalTo("no-luck"));
            assertThat(exchange.await(progressed, id).json().get("state").asText())
                    .isEqualTo("retrying");
            Instant failedAt = Instant.parse(person.job(id).extract().path("attempts[0].endedAt"));
            Instant due = Instant.parse(person.job(id).extract().path("runAt"));
            assertThat(Duration.between(failedAt, due)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));

            // And the second attempt, which is the last, ends it
            Worker.Lease second = worker.awaitClaim(kind);
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(Instant.parse(person.job(id).extract().path("startedAt")))
                    .isAfterOrEqualTo(due);
            assertThat(worker.fail(second, true)).isEqualTo("accepted");
            assertThat(worker.fail(first, true)).isEqualTo("accepted");
            assertThat(exchange.await(finished, id).json().at("/error/code").asText())
                    .isEqualTo("no-luck");
            person.job(id).body("state", equalTo("failed")).body("attempts.outcome", contains("failed", "failed"));
        }
    }

    @Test
    void aRunningJobIsCancelledThroughItsWorker() throws Exception {
        String kind = newKind();
        String requester = "r" + UUID.randomUUID();
        String finished = "jobs.job.finished.v1." + requester;
        Person person = Person.somebody();
        UUID id = Ids.next();
        try (JobsExchange exchange = JobsExchange.open(finished)) {
            exchange.submit(Ids.next(), person.organisation(), LedgerIT.command(id, kind, requester, person, ""));
            Worker.Lease lease = worker.awaitClaim(kind);

            person.cancel(id).body("state", equalTo("running")).body("cancelRequested", equalTo(true));
            assertThat(worker.beat(lease, "")).isEqualTo("cancel");
            assertThat(worker.complete(lease, "\"outcome\":\"cancelled\"")).isEqualTo("accepted");

            assertThat(exchange.await(finished, id).json().get("outcome").asText())
                    .isEqualTo("cancelled");
            person.job(id).body("state", equalTo("cancelled"));
        }
    }

    @Test
    void progressIsToldAtMostOnceASecondAndTheNewestIsNotForgotten() throws Exception {
        String kind = newKind();
        String requester = "r" + UUID.randomUUID();
        String progressed = "jobs.job.progressed.v1." + requester;
        Person person = Person.somebody();
        UUID id = Ids.next();
        try (JobsExchange exchange = JobsExchange.open(progressed)) {
            exchange.submit(Ids.next(), person.organisation(), LedgerIT.command(id, kind, requester, person, ""));
            Worker.Lease lease = worker.awaitClaim(kind);

            // When a worker reports thirty steps in a hurry
            Instant begin = Instant.now();
            for (int percent = 1; percent <= 30; percent++) {
                worker.beat(lease, ",\"percent\":" + percent);
            }
            long seconds = Duration.between(begin, Instant.now()).toSeconds();

            // Then few of them are told, and the last one with a later beat that has no news of its own
            await().pollInterval(Duration.ofMillis(400))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        worker.beat(lease, "");
                        return exchange.heard(progressed, id).stream()
                                .anyMatch(h -> h.json().get("percent").asInt() == 30);
                    });
            assertThat(exchange.heard(progressed, id)).hasSizeLessThanOrEqualTo((int) seconds + 3);
        }
    }
}
