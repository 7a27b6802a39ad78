package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.rabbitmq.client.GetResponse;
import io.incubator.kittest.EventContract;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class RevisionsIT extends PackagedService {
    private static final String FINISHED = "jobs.job.finished.v1.projects";
    private static final String PROGRESSED = "jobs.job.progressed.v1.projects";

    private static JobsExchange jobs;

    private final Api somebody = Api.somebody();
    private String project;
    private String brief;

    @BeforeEach
    void aProjectWithABrief() {
        project = somebody.project("Planned");
        brief = somebody.brief(project);
    }

    @BeforeAll
    static void listen() throws Exception {
        jobs = JobsExchange.open();
    }

    @AfterAll
    static void leave() throws IOException {
        jobs.close();
    }

    @Test
    void askingForARevisionSendsTheCommandToPlanItOnce() throws Exception {
        String revision = somebody.revision(project, brief);
        JsonPath asked = somebody.get(revision)
                .statusCode(200)
                .body("state", equalTo("planning"))
                .extract()
                .jsonPath();

        GetResponse command = commandFor(asked.getString("jobId"));

        String payload = new String(command.getBody(), StandardCharsets.UTF_8);
        EventContract.assertValid("jobs", "submit.v1", payload);
        JsonPath sent = JsonPath.from(payload);
        assertThat(sent.getString("kind")).isEqualTo("plan");
        assertThat(sent.getString("organisation"))
                .isEqualTo(somebody.organisation().toString());
        assertThat(sent.getString("subject")).isEqualTo(somebody.subject().toString());
        assertThat(sent.getString("requester")).isEqualTo("projects");
        assertThat(sent.getList("scopes")).isEqualTo(List.of("projects:read"));
        assertThat(sent.getMap("input"))
                .isEqualTo(Map.of(
                        "projectId", project.substring("/api/projects/".length()),
                        "briefId", brief,
                        "revisionId", asked.getString("id")));
        assertThat(command.getProps().getDeliveryMode()).isEqualTo(2);
    }

    @Test
    void revisionsAreNumberedAndListedNewestFirst() {
        for (int i = 0; i < 3; i++) {
            somebody.revision(project, brief);
        }

        JsonPath first = somebody.get(project + "/revisions?limit=2")
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath second = somebody.get(project + "/revisions?limit=2&cursor=" + first.getString("nextCursor"))
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getList("items.number")).isEqualTo(List.of(3, 2));
        assertThat(second.getList("items.number")).isEqualTo(List.of(1));
        assertThat(second.getString("nextCursor")).isNull();
    }

    @Test
    void aFinishedJobMakesTheRevisionReadyExactlyOnce() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");
        UUID plan = FakeAiService.has("{\"b\":1.10,\"a\":[\"方案\",null]}", Map.of("plan.md", "# Plan"));
        UUID event = UUID.randomUUID();

        jobs.publish(event, FINISHED, organisation(), 7, succeeded(job, plan));
        jobs.publish(event, FINISHED, organisation(), 7, succeeded(job, plan));
        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 8, succeeded(job, plan));
        awaitState(revision, "ready");
        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 9, failed(job));
        awaitHandled(event);

        String body = somebody.get(revision)
                .statusCode(200)
                .body("plan.a", equalTo(java.util.Arrays.asList("方案", null)))
                .body("$", not(hasKey("progress")))
                .body("$", hasKey("readyAt"))
                .extract()
                .asString();
        assertThat(body).contains("\"plan\":{\"b\":1.1,\"a\":[\"方案\",null]}");
        assertThat(FakeAiService.asked(plan)).startsWith("organisation=" + organisation() + " Bearer ");
        drained();
        assertThat(Rows.count(
                        "select count(*) from project_event where type in ('revision.ready', 'revision.failed') and org_id = '"
                                + organisation() + "'"))
                .isEqualTo(1);
        assertThat(Rows.count("select count(*) from revision_file where org_id = '" + organisation() + "'"))
                .isEqualTo(1);
    }

    @Test
    void anAiServiceThatIsAwayForAMomentDelaysThePlanOnly() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");
        UUID plan = FakeAiService.has("{}", Map.of());
        FakeAiService.failsFirst(plan, 503, 500);

        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 7, succeeded(job, plan));

        awaitState(revision, "ready");
    }

    @Test
    void aPlanThatIsNowhereFailsTheRevision() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");

        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 7, succeeded(job, UUID.randomUUID()));

        awaitState(revision, "failed");
        somebody.get(revision).body("failure.code", equalTo("plan-missing"));
    }

    @Test
    void aFailedJobFailsTheRevisionAndSaysWhy() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");

        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 4, failed(job));

        awaitState(revision, "failed");
        somebody.get(revision)
                .body("failure.code", equalTo("no-option"))
                .body("failure.message", equalTo("Nothing obeys all constraints."))
                .body("$", not(hasKey("plan")));
        somebody.get(revision + "/bundle").statusCode(409).body("code", equalTo("revision-not-ready"));
    }

    @Test
    void progressIsShownAndAnOlderOneIsNot() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");

        jobs.publish(UUID.randomUUID(), PROGRESSED, organisation(), 4, progressed(job, 60, "evaluation", 4));
        await().untilAsserted(() -> somebody.get(revision)
                .body("progress.percent", equalTo(60))
                .body("progress.stage", equalTo("evaluation")));
        UUID late = UUID.randomUUID();
        jobs.publish(late, PROGRESSED, organisation(), 3, progressed(job, 40, "options", 3));
        awaitHandled(late);

        somebody.get(revision).body("progress.percent", equalTo(60));
        assertThat(Rows.count("select count(*) from project_event where type = 'revision.progressed' and org_id = '"
                        + organisation() + "'"))
                .isEqualTo(1);
    }

    @Test
    void newsOfADeletedProjectOrAnotherOrganisationChangesNothing() throws Exception {
        String gone = somebody.revision(project, brief);
        String goneJob = somebody.get(gone).extract().path("jobId");
        somebody.delete(project).statusCode(204);
        Api other = Api.somebody();
        String kept = other.project("Kept");
        String revision = other.revision(kept, other.brief(kept));
        String job = other.get(revision).extract().path("jobId");
        UUID plan = FakeAiService.has("{}", Map.of());
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();

        jobs.publish(first, FINISHED, organisation(), 7, succeeded(goneJob, plan));
        jobs.publish(second, FINISHED, organisation(), 7, succeeded(job, plan));
        awaitHandled(first);
        awaitHandled(second);

        other.get(revision).body("state", equalTo("planning"));
        assertThat(FakeAiService.asked(plan)).isNull();
        assertThat(Rows.count("select count(*) from inbox_retry where org_id = '" + organisation() + "'"))
                .isZero();
    }

    @Test
    void theBundleIsTheSameArchiveEveryTime() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");
        somebody.get(revision + "/bundle").statusCode(409);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("plan.md", "# 方案");
        files.put("diagrams/architecture.mmd", "flowchart");
        files.put("diagrams/.hidden", "x");
        files.put("README.md", "r".repeat(100_000));
        jobs.publish(UUID.randomUUID(), FINISHED, organisation(), 7, succeeded(job, FakeAiService.has("{}", files)));
        awaitState(revision, "ready");

        byte[] once = archive(revision);
        byte[] again = archive(revision);

        assertThat(once).isEqualTo(again);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(once))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(files.get(entry.getName()));
            }
        }
        assertThat(names).isEqualTo(List.of("README.md", "diagrams/.hidden", "diagrams/architecture.mmd", "plan.md"));
    }

    @Test
    void aBundleThatWouldLeaveItsFolderIsNeverStored() throws Exception {
        String revision = somebody.revision(project, brief);
        String job = somebody.get(revision).extract().path("jobId");

        jobs.publish(
                UUID.randomUUID(),
                FINISHED,
                organisation(),
                7,
                succeeded(job, FakeAiService.has("{}", Map.of("../../evil", "x"))));

        await().until(() ->
                Rows.count("select count(*) from inbox_retry where org_id = '" + organisation() + "'") == 1);
        somebody.get(revision).body("state", equalTo("planning"));
    }

    @Test
    void aBriefThatIsNotTheProjectsCannotBePlanned() {
        Api other = Api.somebody();
        String foreign = other.brief(other.project("Foreign"));

        for (String id : List.of(foreign, UUID.randomUUID().toString())) {
            somebody.post(project + "/revisions", "{\"briefId\":\"" + id + "\"}")
                    .statusCode(404);
        }
        somebody.post(project + "/revisions", "{\"briefId\":\"x\"}").statusCode(400);
        somebody.post(project + "/revisions", "{}").statusCode(400);
        somebody.post(project + "/revisions", "{\"briefId\":\"" + brief + "\",\"number\":4}")
                .statusCode(400);
        assertThat(Rows.count("select count(*) from revision where org_id = '" + organisation() + "'"))
                .isZero();
    }

    private byte[] archive(String revision) {
        return somebody.get(revision + "/bundle")
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"plan-1.zip\"")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asByteArray();
    }

    private String organisation() {
        return somebody.organisation().toString();
    }

    private void awaitState(String revision, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> somebody.get(revision).statusCode(200).body("state", equalTo(state)));
    }

    private static void awaitHandled(UUID event) {
        await().until(() -> Rows.count("select count(*) from inbox where event_id = '" + event + "'") == 1);
    }

    /// Waits until nothing sent before is still under way.
    private void drained() throws IOException {
        UUID last = UUID.randomUUID();
        jobs.publish(last, FINISHED, organisation(), 1, failed(UUID.randomUUID().toString()));
        awaitHandled(last);
    }

    private static GetResponse commandFor(String job) {
        return await().until(
                        () -> {
                            GetResponse command = jobs.nextCommand();
                            return command != null
                                            && new String(command.getBody(), StandardCharsets.UTF_8).contains(job)
                                    ? command
                                    : null;
                        },
                        command -> command != null);
    }

    private static String succeeded(String job, UUID plan) {
        return """
                {"jobId":"%s","kind":"plan","outcome":"succeeded","result":{"planId":"%s"},"attempts":1,"version":7,
                 "finishedAt":"2026-11-20T12:34:56.789Z"}""".formatted(job, plan);
    }

    private static String failed(String job) {
        return """
                {"jobId":"%s","kind":"plan","outcome":"failed","attempts":1,"version":7,
                 "error":{"code":"no-option","message":"Nothing obeys all constraints."},
                 "finishedAt":"2026-11-20T12:34:56.789Z"}""".formatted(job);
    }

    private static String progressed(String job, int percent, String stage, long version) {
        return """
                {"jobId":"%s","kind":"plan","state":"running","percent":%d,"stage":"%s","version":%d}""".formatted(job, percent, stage, version);
    }
}
