package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.QueryPlans;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Among many rows, every statement goes by an index, and a page far down costs what the first one costs.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedService {
    private static final int PAGE = 100;
    private static final int DEEP = 60;

    private static final Api CALLER = Api.somebody();
    private static final ManyRows ROWS = new ManyRows(CALLER.organisation(), CALLER.subject());
    private static QueryPlans plans;

    @BeforeAll
    static void manyRows() throws SQLException {
        ROWS.insert();
        plans = QueryPlans.among(ManyRows.LARGE);
    }

    @AfterAll
    static void quiet() throws SQLException {
        plans.close();
    }

    @BeforeEach
    void theServiceIsBack() {
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .until(() -> CALLER.request().get(ROWS.project()).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects?limit=20",
                "/api/projects?state=active",
                "/api/projects?sort=createdAt",
                "/api/projects/invitations",
                "PROJECT",
                "PROJECT/access",
                "PROJECT/briefs",
                "PROJECT/briefs/BRIEF",
                "PROJECT/revisions",
                "PROJECT/revisions/REVISION",
                "PROJECT/revisions/REVISION/files",
                "PROJECT/revisions/REVISION/files/plan.md",
                "PROJECT/revisions/REVISION/bundle",
                "PROJECT/revisions/REVISION/diff?against=REVISION",
                "PROJECT/revisions/REVISION/comments",
                "PROJECT/revisions/REVISION/comments?option=B",
                "PROJECT/members",
                "PROJECT/members?role=viewer",
                "PROJECT/teams",
                "PROJECT/invitations",
                "PROJECT/invitations?state=open",
                "PROJECT/tasks",
                "PROJECT/tasks?status=blocked",
                "PROJECT/tasks?track=frontend",
                "PROJECT/tasks?phase=p3",
                "PROJECT/tasks?assignee=ASSIGNEE",
                "PROJECT/tasks?status=todo&track=backend",
                "PROJECT/tasks/TASK",
                "PROJECT/tasks/TASK/comments",
                "PROJECT/comments/COMMENT",
                "PROJECT/activity",
                "PROJECT/activity?actor=ASSIGNEE"
            })
    void aReadGoesByAnIndex(String path) throws Exception {
        plans.assertByIndex(_ -> CALLER.get(ROWS.address(path)).statusCode(200));
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() {
        plans.assertNotices("app.org", CALLER.organisation(), "select count(*) from comment where text = 'Unsaid'");
    }

    @Test
    void changesGoByAnIndexToo() throws Exception {
        assertThat(plans.assertByIndex(_ -> everyChange()))
                .extracting(plan -> plan.query().strip().split("\\s+", 2)[0])
                .contains("insert", "update", "delete");
    }

    @Test
    void newsFromThePlannerAndAnAcceptedPlanGoByAnIndex() throws Exception {
        String project = CALLER.project("Small among many");
        try (Planning planning = Planning.open()) {
            assertThat(plans.assertByIndex(number -> accept(planning, project, number)))
                    .anyMatch(plan -> plan.query().contains("jsonb_to_recordset"));
        }
    }

    @Test
    void aTeamThatIsDissolvedIsFoundByAnIndex() throws Exception {
        try (Exchange auth = Exchange.open("auth", "auth-service")) {
            assertThat(plans.assertByIndex(_ -> dissolve(auth, UUID.randomUUID())))
                    .anyMatch(plan -> plan.query().contains("delete from project_team"));
        }
    }

    @Test
    void aStreamReadsItsEventsByAnIndex() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + ROWS.project() + "/events"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", "14000")
                .header("Authorization", "Bearer " + CALLER.token())
                .build();

        List<QueryLog.Plan> seen = plans.assertByIndexOnce(() -> {
            try (HttpClient client = HttpClient.newHttpClient();
                    Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines())
                            .body()) {
                assertThat(lines.anyMatch(line -> line.strip().endsWith("14500")))
                        .isTrue();
                client.shutdownNow();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(seen).anyMatch(plan -> plan.query().contains("unnest"));
    }

    @Test
    void deletingAProjectFindsWhatBelongsToItByIndexes() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(_ -> {
            String project = CALLER.project("Short-lived");
            CALLER.revision(project, CALLER.brief(project));
            CALLER.delete(project).statusCode(204);
        });

        assertThat(seen).anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
    }

    @Test
    void erasingAPersonGoesByIndexes() throws Exception {
        Api leaver = Api.somebody();
        leaver.brief(leaver.project("Left behind"));
        String briefs = "select count(*) from brief where created_by = '%s'".formatted(leaver.subject());
        assertThat(Rows.count(briefs)).isPositive();

        List<QueryLog.Plan> seen = plans.assertByIndex(
                "app.org", leaver.organisation(), "select erase_person('%s', '{}')".formatted(leaver.subject()));

        assertThat(Rows.count(briefs)).isZero();
        assertThat(seen).anyMatch(plan -> plan.query().contains("delete from comment where author"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects",
                "PROJECT/briefs",
                "PROJECT/revisions",
                "PROJECT/revisions/REVISION/comments",
                "PROJECT/members",
                "PROJECT/teams",
                "PROJECT/invitations",
                "PROJECT/tasks",
                "PROJECT/tasks/TASK/comments",
                "PROJECT/activity"
            })
    void aPageFarDownCostsWhatTheFirstOneCosts(String path) throws Exception {
        plans.pages(ROWS.address(path), PAGE, DEEP, CALLER::get)
                .assertRows(PAGE, PAGE + PAGE / 2)
                .assertFoundAlike();
    }

    private void everyChange() {
        String task = CALLER.post(ROWS.project() + "/tasks", "{\"title\":\"One more\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        CALLER.patch(task, "{\"status\":\"in-progress\"}").statusCode(200);
        CALLER.post(task + "/move", "{\"to\":\"top\"}").statusCode(200);
        CALLER.post(task + "/move", "{\"after\":\"" + ROWS.task() + "\"}").statusCode(200);
        String comment = CALLER.post(task + "/comments", "{\"text\":\"One more\"}")
                .statusCode(201)
                .extract()
                .header("Location");
        CALLER.patch(comment, "{\"text\":\"Another\"}").statusCode(200);
        CALLER.delete(comment).statusCode(204);
        CALLER.delete(task).statusCode(204);
        UUID user = UUID.randomUUID();
        String body = "{\"userId\":\"%s\",\"role\":\"viewer\"}".formatted(user);
        String invitation = CALLER.post(ROWS.project() + "/invitations", body)
                .statusCode(201)
                .extract()
                .header("Location");
        CALLER.delete(invitation).statusCode(204);
        CALLER.post(ROWS.project() + "/members", body).statusCode(201);
        CALLER.patch(ROWS.project() + "/members/" + user, "{\"role\":\"contributor\"}")
                .statusCode(200);
        CALLER.delete(ROWS.project() + "/members/" + user).statusCode(204);
        String shared = ROWS.project() + "/teams/" + user;
        CALLER.put(shared, "{\"role\":\"viewer\"}").statusCode(200);
        CALLER.put(shared, "{\"role\":\"contributor\"}").statusCode(200);
        CALLER.inTeam(user, "projects:read").get(ROWS.project() + "/access").statusCode(200);
        CALLER.delete(shared).statusCode(204);
        CALLER.patch(ROWS.project(), "{\"description\":\"" + user + "\"}").statusCode(200);
        CALLER.revision(ROWS.project(), CALLER.brief(ROWS.project()));
    }

    private static void dissolve(Exchange auth, UUID team) {
        String shared = ROWS.project() + "/teams/" + team;
        CALLER.put(shared, "{\"role\":\"viewer\"}").statusCode(200);
        try {
            auth.publish(
                    UUID.randomUUID(),
                    "auth.team.deleted.v1",
                    CALLER.organisation().toString(),
                    2,
                    """
                    {"team":"%s","deletedBy":"%s","deletedAt":"2026-11-20T12:34:56.789Z"}""".formatted(team, CALLER.subject()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> CALLER.request().get(shared).statusCode() == 404);
    }

    private static void accept(Planning planning, String project, int number) {
        try {
            String revision = planning.ready(CALLER, project, """
                    {"recommendation":{"option":"A"},"options":[{"id":"A"}],"roadmap":{"phases":[],"tasks":[
                     {"id":"a%d","phase":"p1","track":"backend","title":"A","done":"Seen","after":[],
                      "estimate":{"optimistic":1,"likely":2,"pessimistic":4,"expected":2.2}}]}}""".formatted(number));
            CALLER.post(revision + "/acceptance").statusCode(200);
            String parent = revision.substring(revision.lastIndexOf('/') + 1);
            CALLER.post(
                            project + "/revisions",
                            "{\"parentId\":\"%s\",\"feedback\":{\"text\":\"Fine, but use MySQL.\"}}".formatted(parent))
                    .statusCode(202);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
