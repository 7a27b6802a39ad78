package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many jobs at once, and jobs that wait for others.
@Tag("no-broker")
@QuarkusIntegrationTest
class BatchIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void tenThousandJobsComeInWithOneRequest() {
        String kind = newKind();
        Person person = Person.somebody();

        List<String> ids = batch(person, Collections.nCopies(10_000, job(kind, "")), "")
                .statusCode(202)
                .extract()
                .path("items.id");

        assertThat(new HashSet<>(ids)).hasSize(10_000);
        assertThat(Rows.count("select count(*) from job where kind = '" + kind + "' and state = 'queued'"))
                .isEqualTo(10_000);
        assertThat(worker.claim(kind, 500)).hasSize(500);
        batch(person, Collections.nCopies(10_001, job(kind, "")), "")
                .statusCode(400)
                .body("code", equalTo("validation-failed"));
    }

    @Test
    void aBadJobRefusesTheWholeBatch() {
        String kind = newKind();
        Person person = Person.somebody();

        batch(person, List.of(job(kind, ""), job("no-such-kind", "")), "").statusCode(422);
        batch(person, List.of(job(kind, ""), job(kind, ",\"delaySeconds\":-1")), "")
                .statusCode(400)
                .body("errors.field", hasItem(startsWith("jobs[1]")));

        person.get("/api/jobs").body("items", hasSize(0));
    }

    @Test
    void aTakenKeyNamesItsHolderAndLeavesTheOthersIn() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID holder = person.submit(kind, ",\"uniqueKey\":\"a\"");

        batch(person, List.of(job(kind, ",\"uniqueKey\":\"a\""), job(kind, ",\"uniqueKey\":\"b\"")), "")
                .statusCode(202)
                .body("items.added", contains(false, true))
                .body("items[0].id", equalTo(holder.toString()));
        batch(person, List.of(job(kind, ",\"uniqueKey\":\"a\""), job(kind, "")), ",\"parent\":" + job(kind, ""))
                .statusCode(409)
                .body("code", equalTo("job-unique-key-taken"));

        person.get("/api/jobs").body("items", hasSize(2));
    }

    @Test
    void aParentBeginsWhenAllItsChildrenAreOver() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID parent = family(person, kind, 3, "");
        person.job(parent).body("state", equalTo("blocked")).body("openChildren", equalTo(3));
        person.get("/api/jobs?parent=" + parent).body("items", hasSize(3));

        // When the children are done, two of them in one batch
        List<Worker.Lease> children = worker.claim(kind, 10);
        assertThat(children).hasSize(3);
        worker.succeedAll(children.subList(0, 2));
        person.job(parent).body("openChildren", equalTo(1));
        assertThat(worker.claim(kind, 10)).isEmpty();
        worker.succeed(children.get(2));

        // Then it is the parent's turn
        Worker.Lease last = worker.claim(kind, 10).getFirst();
        assertThat(last.jobId()).isEqualTo(parent);
        assertThat(worker.succeed(last)).isEqualTo("accepted");
    }

    @Test
    void aParentFailsWithItsChildrenUnlessItRunsDespiteThem() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID strict = family(person, kind, 2, "");
        UUID lenient = family(person, kind, 1, ",\"parentDespiteFailures\":true");

        worker.claim(kind, 10).forEach(lease -> worker.fail(lease, false));

        person.job(strict).body("state", equalTo("failed")).body("error.code", equalTo("child-failed"));
        person.job(lenient).body("state", equalTo("queued"));
    }

    @Test
    void aCancelledParentTakesItsChildrenAlong() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID parent = family(person, kind, 3, "");
        Worker.Lease running = worker.claim(kind, 1).getFirst();

        person.cancel(parent).body("state", equalTo("cancelled"));

        person.get("/api/jobs?parent=" + parent + "&state=cancelled").body("items", hasSize(2));
        assertThat(worker.beat(running, "")).isEqualTo("cancel");
    }

    private UUID family(Person person, String kind, int children, String more) {
        return UUID.fromString(
                batch(person, Collections.nCopies(children, job(kind, "")), ",\"parent\":" + job(kind, "") + more)
                        .statusCode(202)
                        .extract()
                        .path("parent"));
    }

    private static io.restassured.response.ValidatableResponse batch(Person person, List<String> jobs, String more) {
        return person.post("/api/jobs/batch", "{\"jobs\":[" + String.join(",", jobs) + "]" + more + "}");
    }

    private static String job(String kind, String more) {
        return "{\"kind\":\"" + kind + "\",\"input\":{\"n\":1}" + more + "}";
    }
}
