package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.ai.Neighbours.Job;
import io.incubator.kittest.MigrationContract;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TenantIsolation;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class PlanJobsIT extends PackagedService {
    private static final String BRIEF = """
            {"id":"019aa3c4-5e10-7b3a-9c41-2f6f0d1a7e01","projectId":"019aa3c4-5e10-7b3a-9c41-2f6f0d1a7e02",
             "createdAt":"2026-11-20T12:00:00Z","language":"en",
             "text":"A booking system for a boat club with 400 members: they reserve boats, pay the yearly fee and see the weather. Two volunteers build it in their evenings.",
             "context":{"team":{"size":2,"skills":{"java":4}},"budget":"low","availability":"standard",
                        "users":{"launch":400,"year1":600,"peakConcurrent":40}}}""";

    private static Doorbell doorbell;

    @BeforeAll
    static void findTheBell() throws Exception {
        doorbell = Doorbell.open();
    }

    @AfterAll
    static void leave() throws IOException {
        doorbell.close();
    }

    @Test
    void aRungJobIsPlannedStoredAndCompletedWithAReference() throws Exception {
        Job job = Job.ofBrief(BRIEF);
        job.offer(1);

        doorbell.ring();
        JsonNode completion = onlyCompletion(job);

        assertThat(completion.path("outcome").asText()).isEqualTo("succeeded");
        assertThat(completion.path("epoch").asLong()).isEqualTo(1);
        assertThat(job.authorization()).isEqualTo("Bearer on-behalf-" + job.id());
        String plan = completion.path("result").path("planId").asText();
        internal(job.organisation(), plan)
                .statusCode(200)
                .body("id", equalTo(plan))
                .body("jobId", equalTo(job.id().toString()))
                .body("plan.options.size()", greaterThanOrEqualTo(3))
                .body("plan.counsel", nullValue())
                .body("files.path", hasItem("plan.json"))
                .body("files.findAll { it.path.endsWith('.mmd') }.size()", greaterThanOrEqualTo(3));
        asPerson(job.organisation(), plan)
                .statusCode(200)
                .body("briefId", equalTo(job.brief().toString()))
                .body("plan.options.size()", greaterThanOrEqualTo(3));
    }

    @Test
    void aJobClaimedTwiceLeavesOnePlan() throws Exception {
        Job job = Job.ofBrief(BRIEF);
        job.offer(1);
        job.offer(2);

        doorbell.ring();
        await().atMost(Duration.ofSeconds(30)).until(() -> job.completions().size() == 2);
        job.offer(3);
        doorbell.ring();
        await().atMost(Duration.ofSeconds(30)).until(() -> job.completions().size() == 3);

        assertThat(job.completions().stream()
                        .map(c -> c.path("result").path("planId").asText())
                        .distinct())
                .hasSize(1);
        assertThat(Rows.count("select count(*) from plan where job_id = '" + job.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatWasSaidMakesAnotherPlanOfTheSameBrief() throws Exception {
        Job first = Job.ofBrief(BRIEF);
        first.offer(1);
        doorbell.ring();
        String parent = onlyCompletion(first).path("result").path("planId").asText();
        Job second = Job.ofBrief(BRIEF);
        second.offer(
                1,
                ",\"parentPlanId\":\"" + parent
                        + "\",\"feedback\":[{\"text\":\"Fine, but use MySQL.\",\"satisfaction\":75},"
                        + "{\"answers\":[{\"questionId\":\"deadlineWeeks\",\"value\":6}]}]");

        doorbell.ring();
        String plan = onlyCompletion(second).path("result").path("planId").asText();

        internal(second.organisation(), plan)
                .statusCode(200)
                .body("plan.cause.round", equalTo(2))
                .body("plan.cause.verdict", equalTo("answer"))
                .body("plan.options[0].choices.technology", hasItem("MySQL"))
                .body("plan.changes.subject", hasItem("deadline (weeks)"))
                .body("files.path", hasItem("revision.md"));
    }

    @Test
    void theSameBriefGivesTheSamePlan() throws Exception {
        List<Job> jobs = List.of(Job.ofBrief(BRIEF), Job.ofBrief(BRIEF));
        jobs.forEach(job -> job.offer(1));

        doorbell.ring();
        List<Object> plans = jobs.stream()
                .map(job -> internal(
                                job.organisation(),
                                onlyCompletion(job)
                                        .path("result")
                                        .path("planId")
                                        .asText())
                        .extract()
                        .path("plan"))
                .toList();

        assertThat(plans.getFirst()).isEqualTo(plans.getLast());
    }

    @Test
    void aBriefThatIsGoneFailsTheJobForGood() throws Exception {
        Job job = Job.refused(404);
        job.offer(1);

        doorbell.ring();

        assertFailed(onlyCompletion(job), "brief-not-found", false);
    }

    @Test
    void aProjectServiceThatIsAwayIsWorthAnotherTry() throws Exception {
        Job job = Job.refused(503);
        job.offer(1);

        doorbell.ring();

        assertFailed(onlyCompletion(job), "project-service-unavailable", true);
    }

    @Test
    void aBriefThatMakesNoSenseFailsTheJobForGood() throws Exception {
        Job job = Job.ofBrief("{\"text\":\"An idea.\",\"context\":{\"team\":{\"size\":-3}}}");
        job.offer(1);

        doorbell.ring();

        assertFailed(onlyCompletion(job), "invalid-brief", false);
    }

    @Test
    void aCancelledJobStopsWhereverItIs() throws Exception {
        Job job = Job.stuck();
        job.offer(1);
        doorbell.ring();
        await().atMost(Duration.ofSeconds(10)).until(() -> job.authorization() != null);

        job.cancel();

        assertThat(onlyCompletion(job).path("outcome").asText()).isEqualTo("cancelled");
    }

    @Test
    void aBellThatCannotBeReadIsIgnored() throws Exception {
        Job job = Job.ofBrief(BRIEF);
        job.offer(1);

        doorbell.ring("ding");
        doorbell.ring("{\"kind\":\"unknown\"}");
        doorbell.ring();

        assertThat(onlyCompletion(job).path("outcome").asText()).isEqualTo("succeeded");
    }

    @Test
    void aPlanIsSeenByItsOrganisationOnly() throws Exception {
        Job job = Job.ofBrief(BRIEF);
        job.offer(1);
        doorbell.ring();
        String plan = onlyCompletion(job).path("result").path("planId").asText();
        UUID other = UUID.randomUUID();

        asPerson(other, plan).statusCode(404).body("code", equalTo("not-found"));
        internal(other, plan).statusCode(404);
        internal(job.organisation(), UUID.randomUUID().toString()).statusCode(404);
        Rows.execute(
                "insert into inbox (consumer, event_id, org_id) values ('test', gen_random_uuid(), gen_random_uuid())");
        TenantIsolation.assertHolds(SuiteResource.database(), "inbox");
    }

    @Test
    void onlyAServiceFetchesAndOnlyAPersonReads() {
        String person = TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "plans:read", "plans:fetch");
        String service = TestTokens.service("project-service", "plans:read", "plans:fetch");
        String id = UUID.randomUUID().toString();

        given().get("/api/ai/plans/" + id).then().statusCode(401);
        given().get("/internal/ai/plans/" + id).then().statusCode(401);
        assertThat(given().auth().oauth2(service).get("/api/ai/plans/" + id).statusCode())
                .isIn(401, 403);
        assertThat(given().auth()
                        .oauth2(person)
                        .get("/internal/ai/plans/" + id + "?organisation=" + id)
                        .statusCode())
                .isIn(401, 403);
        given().auth()
                .oauth2(TestTokens.service("job-service", "jobs:work"))
                .get("/internal/ai/plans/" + id + "?organisation=" + id)
                .then()
                .statusCode(403);
        given().auth().oauth2(service).get("/internal/ai/plans/" + id).then().statusCode(400);
        given().auth()
                .oauth2(service)
                .get("/internal/ai/plans/" + id + "?organisation=x")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "projects:read"))
                .get("/api/ai/plans/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void everyMigrationCanBeUndone() throws SQLException {
        MigrationContract.assertUndoable(SuiteResource.database());
    }

    private static JsonNode onlyCompletion(Job job) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !job.completions().isEmpty());
        assertThat(job.completions()).hasSize(1);
        return job.completions().getFirst();
    }

    private static void assertFailed(JsonNode completion, String code, boolean retryable) {
        assertThat(completion.path("outcome").asText()).isEqualTo("failed");
        assertThat(completion.path("error").path("code").asText()).isEqualTo(code);
        assertThat(completion.path("error").path("retryable").asBoolean()).isEqualTo(retryable);
        assertThat(completion.path("error").path("message").asText()).isNotBlank();
    }

    private static ValidatableResponse internal(UUID organisation, String plan) {
        return given().auth()
                .oauth2(TestTokens.service("project-service", "plans:fetch"))
                .get("/internal/ai/plans/" + plan + "?organisation=" + organisation)
                .then();
    }

    private static ValidatableResponse asPerson(UUID organisation, String plan) {
        return given().auth()
                .oauth2(TestTokens.user(organisation, UUID.randomUUID(), "plans:read"))
                .get("/api/ai/plans/" + plan)
                .then();
    }
}
