package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Logs and curves of attempts, and how full the ledger is.
@Tag("no-broker")
@QuarkusIntegrationTest
class JournalIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void linesAreKeptOnceAndReadInOrder() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();

        // When a worker is not sure and sends again
        assertThat(report(lease, lines(0, 3), "")).isEqualTo("accepted");
        assertThat(report(lease, lines(1, 5), "")).isEqualTo("accepted");

        // Then each line is there once, page by page
        var page = person.get("/api/jobs/" + id + "/logs?limit=3")
                .statusCode(200)
                .body("items.number", contains(0, 1, 2))
                .body("items[0].fields.n", equalTo(0))
                .extract();
        person.get("/api/jobs/" + id + "/logs?limit=3&cursor=" + page.<String>path("nextCursor"))
                .body("items.number", contains(3, 4));
        Person.somebody().get("/api/jobs/" + id + "/logs").statusCode(404);

        // And once the attempt is over, nothing is added to it, while what was said stays
        worker.succeed(lease);
        assertThat(report(lease, lines(5, 6), "")).isEqualTo("stale");
        person.get("/api/jobs/" + id + "/logs").body("items", hasSize(5));
    }

    @Test
    void aMillionPointsAreDrawnInNoTimeWithTheirExtremes() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        int batch = 50_000;
        for (int from = 0; from < 1_000_000; from += batch) {
            report(lease, "", curve(from, batch));
            worker.beat(lease, "");
        }
        // sent again, in part
        report(lease, "", curve(900_000, batch));

        person.get("/api/jobs/" + id + "/curves?points=500").statusCode(200);
        Instant start = Instant.now();
        var curves = person.get("/api/jobs/" + id + "/curves?points=500").statusCode(200);
        Duration took = Duration.between(start, Instant.now());

        curves.body("name", contains("loss"))
                .body("[0].points", equalTo(1_000_000))
                .body("[0].values", hasItem(9999f))
                .body("[0].values", hasItem(-9999f));
        List<Integer> steps = curves.extract().path("[0].steps");
        assertThat(steps).hasSizeBetween(100, 500).isSorted();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        person.get("/api/jobs/" + id + "/curves?from=123450&to=123460")
                .body("[0].points", equalTo(11))
                .body("[0].values", hasItem(9999f));
        System.out.printf("a curve of 1,000,000 points was drawn in %d ms%n", took.toMillis());
    }

    @Test
    void theStreamSaysThatThereIsMore() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();

        report(lease, lines(0, 2), curve(0, 10));

        assertThat(Rows.count("""
                        select count(*) from job_event where job_id = '%s' and type = 'job.reported'
                            and (data ->> 'lines')::int = 2 and (data -> 'curves' ->> 'loss')::int = 10""".formatted(id))).isEqualTo(1);
    }

    @Test
    void badReportsGetAProblemAndUnknownJobsAreStale() {
        Worker.Lease nobody = new Worker.Lease(UUID.randomUUID(), 1, 1, null);

        assertThat(report(nobody, lines(0, 1), "")).isEqualTo("stale");
        worker.post("reports", """
                        {"worker":"w","reports":[{"jobId":"%s","epoch":1,"lines":[],
                        "curves":[{"name":"a b","first":0,"steps":[1],"values":[]}]}]}""".formatted(nobody.jobId())).then().statusCode(400);
    }

    @Test
    void queuesSayWhatWaitsRunsAndIsDead() {
        String kind = newKind();
        Person person = Person.somebody();
        for (int i = 0; i < 4; i++) {
            person.submit(kind);
        }
        List<Worker.Lease> leases = worker.claim(kind, 2);
        worker.fail(leases.getFirst(), false);

        person.get("/api/jobs/queues")
                .statusCode(200)
                .body("kind", contains(kind))
                .body("[0].waiting", equalTo(2))
                .body("[0].due", equalTo(2))
                .body("[0].running", equalTo(1))
                .body("[0].dead", equalTo(1));
        assertThat(OperatorDesk.queues(100))
                .filteredOn(queue -> kind.equals(queue.get("kind")))
                .singleElement()
                .extracting("organisation", "waiting", "running", "dead")
                .containsExactly(person.organisation().toString(), 2, 1, 1);
        Person.somebody().get("/api/jobs/queues").body("", hasSize(0));
    }

    @Test
    void whatWasOverLongAgoIsForgotten() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        report(lease, lines(0, 2), curve(0, 3));
        worker.succeed(lease);

        Rows.execute("update job set finished_at = now() - interval '100 days' where id = '" + id + "'");

        org.awaitility.Awaitility.await().until(() -> person.job(id).extract().statusCode() == 404);
        for (String table : List.of("attempt", "job_event", "job_log", "job_curve")) {
            assertThat(Rows.count("select count(*) from " + table + " where job_id = '" + id + "'"))
                    .as(table)
                    .isZero();
        }
    }

    private String report(Worker.Lease lease, String lines, String curves) {
        return worker.post("reports", """
                        {"worker":"w1","reports":[{"jobId":"%s","epoch":%d,"lines":[%s],"curves":[%s]}]}""".formatted(lease.jobId(), lease.epoch(), lines, curves))
                .then()
                .statusCode(200)
                .extract()
                .path("replies[0].state");
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> """
                        {"number":%d,"at":"2026-11-21T10:00:00Z","level":"INFO","message":"Line %d","fields":{"n":%d}}""".formatted(n, n, n)).collect(Collectors.joining(","));
    }

    private static String curve(long from, int count) {
        String steps =
                LongStream.range(from, from + count).mapToObj(Long::toString).collect(Collectors.joining(","));
        String values =
                LongStream.range(from, from + count).mapToObj(JournalIT::value).collect(Collectors.joining(","));
        return "{\"name\":\"loss\",\"first\":%d,\"steps\":[%s],\"values\":[%s]}".formatted(from, steps, values);
    }

    private static String value(long step) {
        if (step == 123_456) {
            return "9999";
        }
        return step == 654_321 ? "-9999" : Double.toString(Math.round(1_000 * Math.sin(step / 1000.0)) / 1_000.0);
    }
}
