package io.incubator.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kittest.MigrationContract;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TenantIsolation;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What people see of the ledger, and what they do not.
@Tag("no-broker")
@QuarkusIntegrationTest
class JobsApiIT extends PackagedLedger {
    private final Worker worker = new Worker("w1");

    @Test
    void aListIsPagedFromTheNewestOn() {
        String kind = newKind();
        Person person = Person.somebody();
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.addFirst(person.submit(kind).toString());
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            var page = person.get("/api/jobs?limit=2" + cursor).statusCode(200).extract();
            listed.addAll(page.<List<String>>path("items.id"));
            String next = page.path("nextCursor");
            assertThat(page.header("Link") != null).isEqualTo(next != null);
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(listed).isEqualTo(submitted);
    }

    @Test
    void aListIsNarrowedByStateKindAndSubject() {
        Person person = Person.somebody();
        Person colleague = Person.in(person.organisation());
        String kind = newKind();
        UUID mine = person.submit(kind);
        UUID theirs = colleague.submit(kind);
        UUID elsewhere = person.submit(newKind());
        person.cancel(mine);

        person.get("/api/jobs?kind=" + kind)
                .body("items.id", hasSize(2))
                .body("items.id", not(hasItem(elsewhere.toString())));
        person.get("/api/jobs?state=cancelled").body("items.id", contains(mine.toString()));
        person.get("/api/jobs?subject=" + colleague.subject()).body("items.id", contains(theirs.toString()));
    }

    @Test
    void anotherOrganisationsJobsAreNotThere() {
        String kind = newKind();
        Person owner = Person.somebody();
        Person stranger = Person.somebody();
        UUID id = owner.submit(kind);

        stranger.job(id).statusCode(404).body("code", equalTo("not-found"));
        stranger.cancel(id).statusCode(404);
        stranger.get("/api/jobs/" + id + "/events").statusCode(404);
        stranger.get("/api/jobs").body("items", hasSize(0));
        stranger.get("/api/jobs?subject=" + owner.subject()).body("items", hasSize(0));
        assertThat(owner.state(id)).isEqualTo("queued");
    }

    @Test
    void theDatabaseKeepsOrganisationsApartByItself() throws Exception {
        Person.somebody().submit(newKind());

        TenantIsolation.assertHolds(SuiteResource.database(), "job");
    }

    @Test
    void everyMigrationCanBeUndone() throws Exception {
        MigrationContract.assertUndoable(SuiteResource.database());
    }

    @Test
    void tokensThatDoNotFitAreRefused() {
        Person person = Person.somebody();
        UUID org = person.organisation();
        UUID sub = person.subject();
        for (String token : List.of(
                TestTokens.expired(org, sub, "jobs:read"),
                TestTokens.foreign(org, sub, "jobs:read"),
                TestTokens.wrongType(org, sub, "jobs:read"),
                TestTokens.service("ai-service", "jobs:read"))) {
            given().auth()
                    .oauth2(token)
                    .get("/api/jobs")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }
        given().get("/api/jobs").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.user(org, sub, "jobs:read"))
                .contentType("application/json")
                .body("{\"kind\":\"plan\",\"input\":{}}")
                .post("/api/jobs")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void workersAddressesAreForServicesOnly() {
        String body = "{\"kind\":\"plan\",\"max\":1,\"worker\":\"w\"}";
        given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "jobs:work"))
                .contentType("application/json")
                .body(body)
                .post("/internal/jobs/claims")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.service("project-service", "jobs:submit"))
                .contentType("application/json")
                .body(body)
                .post("/internal/jobs/claims")
                .then()
                .statusCode(403);
    }

    @Test
    void badSubmissionsGetAProblemAndLeaveNothing() {
        Person person = Person.somebody();
        refused(person, "{\"input\":{}}", 400, "validation-failed", "kind");
        refused(person, "{\"kind\":\"Not A Kind\",\"input\":{}}", 400, "validation-failed", "kind");
        refused(person, "{\"kind\":\"plan\"}", 400, "validation-failed", "input");
        refused(person, "{\"kind\":\"plan\",\"input\":[1]}", 400, "validation-failed", "input");
        refused(person, "{\"kind\":\"plan\",\"input\":{\"a\":\"\\u0000\"}}", 400, "validation-failed", "input");
        refused(person, "{\"kind\":\"plan\",\"input\":{},\"maxAttempts\":0}", 400, "validation-failed", "maxAttempts");
        refused(person, "{\"kind\":\"plan\",\"input\":{},\"priority\":\"x\"}", 400, "validation-failed", "priority");
        refused(person, "{\"kind\":\"plan\",\"input\":{},\"runAt\":\"soon\"}", 400, "validation-failed", "runAt");
        refused(
                person,
                "{\"kind\":\"plan\",\"input\":{},\"runAt\":\"+99999-01-01T00:00:00Z\"}",
                400,
                "validation-failed",
                "runAt");
        refused(person, "{\"kind\":\"plan\",\"input\":{},\"colour\":1}", 400, "unknown-field", "colour");
        refused(
                person,
                "{\"kind\":\"plan\",\"input\":{\"a\":\"" + "x".repeat(64 * 1024) + "\"}}",
                413,
                "job-input-too-large",
                "input");
        refused(
                person,
                "{\"kind\":\"plan\",\"input\":{},\"scopes\":[\"projects:delete\"]}",
                403,
                "job-scope-not-held",
                "scopes");
        refused(
                person,
                "{\"kind\":\"plan\",\"input\":{},\"subject\":\"" + UUID.randomUUID() + "\"}",
                403,
                "forbidden",
                "subject");
        person.post("/api/jobs", "{\"kind\":").statusCode(400).body("code", equalTo("malformed-body"));

        person.get("/api/jobs").body("items", hasSize(0));
    }

    @Test
    void badQuestionsGetAProblem() {
        Person person = Person.somebody();
        person.get("/api/jobs?cursor=nonsense").statusCode(400).body("code", equalTo("invalid-cursor"));
        String never = java.util.Base64.getUrlEncoder()
                .encodeToString(("+999999-01-01T00:00:00Z\u001f" + UUID.randomUUID())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        person.get("/api/jobs?cursor=" + never).statusCode(400).body("code", equalTo("invalid-cursor"));
        person.get("/api/jobs?kind=%00").statusCode(400).body("errors[0].field", equalTo("kind"));
        person.get("/api/jobs?limit=0").statusCode(400).body("code", equalTo("validation-failed"));
        person.get("/api/jobs?limit=101").statusCode(400);
        person.get("/api/jobs?state=asleep").statusCode(400).body("errors[0].field", equalTo("state"));
        person.get("/api/jobs?subject=me").statusCode(400);
        person.get("/api/jobs/" + UUID.randomUUID()).statusCode(404);
        person.get("/api/jobs/not-an-id").statusCode(404);
    }

    @Test
    void aWorkersClumsyWordsAreCutToSizeRatherThanCostItsLease() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind, ",\"maxAttempts\":1");
        Worker.Lease lease = worker.claim(kind, 1).getFirst();

        assertThat(worker.beat(
                        lease, ",\"percent\":250,\"stage\":\"" + "s".repeat(300) + "\",\"message\":\"a\\u0000b\""))
                .isEqualTo("continue");
        person.job(id)
                .body("percent", equalTo(100))
                .body("stage", equalTo("s".repeat(100)))
                .body("message", equalTo("a\uFFFDb"));

        assertThat(worker.complete(lease, "\"outcome\":\"failed\"")).isEqualTo("accepted");
        person.job(id).body("state", equalTo("failed")).body("error.code", equalTo("unspecified-failure"));
    }

    @Test
    void badWordsOfAWorkerGetAProblemAndChangeNothing() {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Worker.Lease lease = worker.claim(kind, 1).getFirst();

        worker.tryClaim("Not A Kind", 1).then().statusCode(400);
        worker.tryClaim(kind, 0).then().statusCode(400);
        worker.post("completions", """
                        {"worker":"w","completions":[{"jobId":"%s","epoch":1,"outcome":"exploded"}]}""".formatted(id)).then().statusCode(400);
        worker.post("completions", "{\"worker\":\"w\"}").then().statusCode(400);

        person.job(id).body("state", equalTo("running")).body("result", nullValue());
        assertThat(worker.complete(
                        lease, "\"outcome\":\"succeeded\",\"result\":{\"big\":\"" + "x".repeat(70_000) + "\"}"))
                .isEqualTo("accepted");
        person.job(id)
                .body("state", equalTo("failed"))
                .body("error.code", equalTo("result-refused"))
                .body("error.message", containsString("60 KiB"));
    }

    private static void refused(Person person, String body, int status, String code, String field) {
        person.post("/api/jobs", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.field", hasItem(containsString(field)));
    }
}
