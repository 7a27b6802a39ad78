package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Claims, leases, fencing, retries and cancellations.
@Tag("no-broker")
@QuarkusIntegrationTest
class AttemptsIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");
    private final Worker other = new Worker("w2");

    @Test
    void anExpiredLeaseGoesToAnotherWorkerAndFencesTheFirstOneOut() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        // Given a worker that claims and is then not heard of
        Worker.Lease lost = worker.claim(kind, 1).getFirst();

        // When its lease runs out
        Worker.Lease taken = other.awaitClaim(kind);

        // Then another worker has the job under a higher epoch
        assertThat(taken.jobId()).isEqualTo(id);
        assertThat(taken.epoch()).isGreaterThan(lost.epoch());
        assertThat(taken.attempt()).isEqualTo(2);

        // And whatever the first one says is too late
        assertThat(worker.beat(lost, "")).isEqualTo("lost");
        assertThat(worker.succeed(lost)).isEqualTo("stale");
        assertThat(person.state(id)).isEqualTo("running");
        assertThat(other.succeed(taken)).isEqualTo("accepted");
        assertThat(worker.succeed(lost)).isEqualTo("stale");
        person.job(id)
                .body("state", equalTo("succeeded"))
                .body("result.planId", equalTo("p-2"))
                .body("attempts.outcome", contains("lost", "succeeded"))
                .body("attempts[0].error.code", equalTo("worker-lost"));
    }

    @Test
    void heartbeatsKeepALeaseBeyondItsLength() {
        String kind = newKind();
        UUID id = Person.somebody().submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        Instant end = Instant.now().plusSeconds(8);

        await().pollInterval(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(40))
                .until(() -> {
                    assertThat(worker.beat(lease, "")).isEqualTo("continue");
                    return Instant.now().isAfter(end);
                });

        assertThat(other.claim(kind, 1)).isEmpty();
        assertThat(worker.succeed(lease)).isEqualTo("accepted");
        assertThat(Rows.count("select count(*) from attempt where job_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aJobWhoseWorkersKeepDyingFailsWhenItsAttemptsAreUsedUp() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"maxAttempts\":2");
        worker.claim(kind, 1);
        other.awaitClaim(kind);

        await().atMost(Duration.ofSeconds(40)).until(() -> person.state(id).equals("failed"));

        person.job(id).body("error.code", equalTo("worker-lost")).body("attempts", hasSize(2));
    }

    @Test
    void aFailureThatCannotGoBetterIsTheEnd() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);

        worker.fail(worker.claim(kind, 1).getFirst(), false);

        person.job(id).body("state", equalTo("failed")).body("error.message", equalTo("No luck."));
    }

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);

        person.cancel(id).statusCode(200).body("state", equalTo("cancelled"));

        person.cancel(id).statusCode(200);
        assertThat(worker.claim(kind, 1)).isEmpty();
        Person.in(person.organisation()).job(id).body("state", equalTo("cancelled"));
    }

    @Test
    void aWorkerThatDoesNotObeyLosesTheCancelledJobThoughItGoesOnBeating() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        person.cancel(id);

        await().pollInterval(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(40))
                .until(() -> worker.beat(lease, "").equals("lost"));

        person.job(id).body("state", equalTo("cancelled")).body("attempts.outcome", contains("lost"));
        assertThat(worker.succeed(lease)).isEqualTo("stale");
    }

    @Test
    void whatIsOverCannotBeCancelled() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        worker.succeed(worker.claim(kind, 1).getFirst());

        person.cancel(id).statusCode(409).body("code", equalTo("job-finished"));
    }

    @Test
    void twoClaimsNeverShareAJob() throws Exception {
        // Given 500 jobs of three organisations
        String kind = newKind();
        List<Person> people = List.of(Person.somebody(), Person.somebody(), Person.somebody());
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 500; i++) {
                Person submitter = people.get(i % 10 < 8 ? 0 : i % 10 - 7);
                threads.execute(() -> submitter.submit(kind));
            }
        }

        // When twenty workers at once claim and complete until nothing is left
        List<Worker.Lease> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Callable<List<Worker.Lease>>> workers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Worker one = new Worker("racer-" + i);
                workers.add(() -> workAll(one, kind));
            }
            for (Future<List<Worker.Lease>> each : threads.invokeAll(workers)) {
                claimed.addAll(each.get());
            }
        }
        // (on a busy machine a lease may run out before its completion; what is requeued then, is done now)
        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofMinutes(1))
                .until(() -> {
                    claimed.addAll(workAll(worker, kind));
                    return Rows.count("select count(*) from job where state = 'succeeded' and kind = '" + kind + "'")
                            == 500;
                });

        // Then no lease was given twice, nobody got a job while another one had it, and each was done once
        Set<String> leases = claimed.stream()
                .map(lease -> lease.jobId() + " " + lease.epoch())
                .collect(Collectors.toSet());
        assertThat(leases).hasSameSizeAs(claimed).hasSizeGreaterThanOrEqualTo(500);
        assertThat(Rows.count("""
                        select count(*) from job_event started
                        join job_event before on before.job_id = started.job_id and before.sequence = started.sequence - 1
                        join job on job.id = started.job_id
                        where started.type = 'job.started' and before.type <> 'job.queued' and job.kind = '%s'""".formatted(kind))).isZero();
        assertThat(Rows.count("""
                        select count(*) from attempt join job on job.id = attempt.job_id
                        where outcome = 'succeeded' and kind = '%s'""".formatted(kind))).isEqualTo(500);
    }

    @Test
    void aClaimIsSharedFairlyBetweenOrganisationsAndByPriorityWithin() {
        // Given one organisation with many jobs, and another with one job that came last
        String kind = newKind();
        Person busy = Person.somebody();
        Person modest = Person.somebody();
        for (int i = 0; i < 10; i++) {
            busy.submit(kind);
        }
        UUID urgent = busy.submit(kind, ",\"priority\":9");
        UUID late = modest.submit(kind);

        // When a worker takes four
        List<UUID> taken = ids(worker.claim(kind, 4));

        // Then the small one has its turn, the urgent one its precedence, and no hand stays empty
        assertThat(taken).hasSize(4).contains(late, urgent);
    }

    @Test
    void withoutTokensNothingIsLeasedAndNoAttemptIsLost() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"scopes\":[\"projects:read\"]");

        // When auth-service is away
        FakeAuth.whileAway(() -> {
            worker.tryClaim(kind, 1).then().statusCode(503).header("Retry-After", "2");
            person.job(id)
                    .body("state", equalTo("queued"))
                    .body("attempt", equalTo(0))
                    .body("attempts", empty());
        });

        // Then the job is there when it is back
        await().atMost(Duration.ofSeconds(30))
                .until(() -> worker.tryClaim(kind, 1).statusCode() == 200);
        person.job(id).body("attempt", equalTo(1));
    }

    @Test
    void aJobOfSomebodyWhoLeftFails() {
        String kind = newKind();
        Person person = Person.somebody();
        Person colleague = Person.in(person.organisation());
        UUID id = person.submit(kind, ",\"scopes\":[\"projects:read\"]");
        UUID fine = colleague.submit(kind, ",\"scopes\":[\"projects:read\"]");
        FakeAuth.refuse(person.subject());

        assertThat(ids(worker.claim(kind, 5))).containsExactly(fine);

        person.job(id).body("state", equalTo("failed")).body("error.code", equalTo("delegation-refused"));
    }

    private static List<Worker.Lease> workAll(Worker worker, String kind) {
        List<Worker.Lease> claimed = new ArrayList<>();
        List<Worker.Lease> more;
        do {
            more = worker.claim(kind, 7);
            worker.succeedAll(more);
            claimed.addAll(more);
        } while (!more.isEmpty());
        return claimed;
    }

    private static List<UUID> ids(List<Worker.Lease> leases) {
        return leases.stream().map(Worker.Lease::jobId).toList();
    }
}
