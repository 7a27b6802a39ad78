package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("no-broker")
@QuarkusIntegrationTest
class MembersIT extends PackagedService {
    private final Api admin = Api.somebody();
    private final Api founder = admin.writer();
    private final Api colleague = admin.writer();
    private String project;

    @BeforeEach
    void aProject() {
        project = founder.project("Shared");
    }

    @Test
    void whoeverMakesAProjectMaintainsIt() {
        founder.get(project + "/members")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].userId", equalTo(founder.subject().toString()))
                .body("items[0].role", equalTo("maintainer"));
        founder.get(project + "/access")
                .statusCode(200)
                .body("role", equalTo("maintainer"))
                .body("contributors", equalTo("organisation"));
        colleague.get(project + "/access").body("role", equalTo("contributor"));
        admin.get(project + "/access").body("role", equalTo("maintainer"));
        admin.colleague("projects:read").get(project + "/access").body("role", equalTo("viewer"));
    }

    @Test
    void aViewersWriteIsRefusedWithItsReason() {
        add(colleague, "viewer").statusCode(201);

        colleague.get(project).statusCode(200);
        colleague
                .post(project + "/briefs", "{\"text\":\"Mine.\"}")
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("project-role-too-low"));
        colleague.patch(project, "{\"name\":\"Mine\"}").statusCode(403).body("code", equalTo("project-role-too-low"));
        colleague.post(project + "/archive").statusCode(403);

        founder.patch(member(colleague), "{\"role\":\"contributor\"}")
                .statusCode(200)
                .body("role", equalTo("contributor"))
                .body("version", equalTo(2));
        colleague.post(project + "/briefs", "{\"text\":\"Ours.\"}").statusCode(201);
    }

    @Test
    void aProjectKeptToItsMembersIsReadByOthersAndWrittenByThemOnly() {
        founder.put(project + "/access", "{\"contributors\":\"members\"}")
                .statusCode(200)
                .body("contributors", equalTo("members"));

        colleague.get(project).statusCode(200);
        colleague.post(project + "/briefs", "{\"text\":\"Mine.\"}").statusCode(403);
        colleague
                .put(project + "/access", "{\"contributors\":\"organisation\"}")
                .statusCode(403);
        founder.post(project + "/briefs", "{\"text\":\"Ours.\"}").statusCode(201);
        admin.post(project + "/briefs", "{\"text\":\"Ours.\"}").statusCode(201);

        add(colleague, "contributor").statusCode(201);
        colleague.post(project + "/briefs", "{\"text\":\"Ours too.\"}").statusCode(201);
    }

    @Test
    void onlyMaintainersSayWhoBelongsToItAndEverybodyMayLeave() {
        add(colleague, "contributor").statusCode(201).header("Location", equalTo(member(colleague)));
        Api third = admin.writer();

        colleague.post(project + "/members", body(third, "viewer")).statusCode(403);
        colleague.patch(member(founder), "{\"role\":\"viewer\"}").statusCode(403);
        colleague.delete(member(founder)).statusCode(403);
        colleague.post(project + "/invitations", body(third, "viewer")).statusCode(403);

        colleague.delete(member(colleague)).statusCode(204);
        founder.get(member(colleague)).statusCode(404);
        founder.delete(member(colleague)).statusCode(404);
    }

    @Test
    void aMemberIsAddedOnceHoweverManyTry() throws Exception {
        List<Integer> statuses =
                inParallel(20, () -> add(colleague, "viewer").extract().statusCode());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        add(colleague, "viewer").statusCode(409).body("code", equalTo("already-member"));
    }

    @Test
    void aStaleIfMatchIs412AndOnlyOneOfManyWritersWins() throws Exception {
        add(colleague, "viewer").statusCode(201);

        List<Integer> statuses = inParallel(
                8,
                () -> founder.request()
                        .header("If-Match", "\"1\"")
                        .body("{\"role\":\"contributor\"}")
                        .patch(member(colleague))
                        .statusCode());

        assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void membersArePagedInTheOrderTheyCame() {
        List<String> expected = new ArrayList<>(List.of(founder.subject().toString()));
        for (int i = 0; i < 7; i++) {
            Api next = admin.writer();
            add(next, i % 2 == 0 ? "viewer" : "contributor").statusCode(201);
            expected.add(next.subject().toString());
        }

        assertThat(walk(project + "/members?limit=3", "items.userId")).isEqualTo(expected);
        assertThat(walk(project + "/members?limit=1&role=viewer", "items.userId"))
                .hasSize(4);
    }

    @Test
    void anInvitedColleagueJoinsByAccepting() {
        String invitation = invite(colleague, "contributor").getString("id");

        colleague
                .get("/api/projects/invitations")
                .statusCode(200)
                .body("items.id", contains(invitation))
                .body("items[0].role", equalTo("contributor"));
        colleague.get(project + "/members").body("items", hasSize(1));
        colleague
                .post("/api/projects/invitations/" + invitation + "/acceptance")
                .statusCode(200)
                .body("state", equalTo("accepted"))
                .body("answeredAt", notNullValue());
        colleague
                .post("/api/projects/invitations/" + invitation + "/acceptance")
                .statusCode(200);

        colleague.get(member(colleague)).statusCode(200).body("role", equalTo("contributor"));
        colleague.get("/api/projects/invitations").body("items", hasSize(0));
        colleague
                .post("/api/projects/invitations/" + invitation + "/refusal")
                .statusCode(409)
                .body("code", equalTo("invitation-closed"));
        founder.post(project + "/invitations", body(colleague, "viewer"))
                .statusCode(409)
                .body("code", equalTo("already-member"));
    }

    @Test
    void anInvitationIsNobodyElsesAndCanBeDeclinedRevokedOrRunOut() {
        String declined = invite(colleague, "viewer").getString("id");
        founder.post(project + "/invitations", body(colleague, "viewer"))
                .statusCode(409)
                .body("code", equalTo("already-invited"));
        admin.post("/api/projects/invitations/" + declined + "/acceptance").statusCode(404);
        colleague.post("/api/projects/invitations/" + declined + "/refusal").body("state", equalTo("declined"));

        String revoked = invite(colleague, "viewer").getString("id");
        colleague.delete(project + "/invitations/" + revoked).statusCode(403);
        founder.delete(project + "/invitations/" + revoked).statusCode(204);
        colleague.post("/api/projects/invitations/" + revoked + "/acceptance").statusCode(409);

        String late = invite(colleague, "viewer").getString("id");
        Rows.execute("update project_invitation set created_at = now() - interval '2 days',"
                + " expires_at = now() - interval '1 second' where id = '" + late + "'");
        colleague.get("/api/projects/invitations").body("items", hasSize(0));
        founder.get(project + "/invitations/" + late).body("state", equalTo("expired"));
        colleague
                .post("/api/projects/invitations/" + late + "/acceptance")
                .statusCode(409)
                .body("code", equalTo("invitation-closed"));
        invite(colleague, "viewer");

        assertThat(walk(project + "/invitations?limit=2", "items.state")).hasSize(4);
        founder.get(project + "/invitations?state=revoked").body("items.id", contains(revoked));
    }

    @Test
    void anotherOrganisationFindsNoMembersAndNoInvitations() {
        String invitation = invite(colleague, "viewer").getString("id");
        Api stranger = Api.somebody();

        stranger.get(project + "/members").statusCode(404);
        stranger.get(member(founder)).statusCode(404);
        stranger.post(project + "/members", body(stranger, "maintainer")).statusCode(404);
        stranger.patch(member(founder), "{\"role\":\"viewer\"}").statusCode(404);
        stranger.delete(member(founder)).statusCode(404);
        stranger.get(project + "/invitations").statusCode(404);
        stranger.get(project + "/invitations/" + invitation).statusCode(404);
        stranger.delete(project + "/invitations/" + invitation).statusCode(404);
        stranger.post("/api/projects/invitations/" + invitation + "/acceptance").statusCode(404);
        stranger.get(project + "/access").statusCode(404);
        stranger.put(project + "/access", "{\"contributors\":\"members\"}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"role":"viewer"}                                                             | userId
            {"userId":"019aa3c2-1111-7a2b-8c3d-4e5f60718293"}                             | role
            {"userId":"nobody","role":"viewer"}                                           | userId
            {"userId":"019aa3c2-1111-7a2b-8c3d-4e5f60718293","role":"king"}               | role
            {"userId":"019aa3c2-1111-7a2b-8c3d-4e5f60718293","role":"viewer","mood":"ok"} | mood
            """)
    void aBodyOfTheWrongShapeNamesItsField(String body, String field) {
        founder.post(project + "/members", body).statusCode(400).body("errors.field", contains(field));
    }

    private io.restassured.response.ValidatableResponse add(Api who, String role) {
        return founder.post(project + "/members", body(who, role));
    }

    private JsonPath invite(Api who, String role) {
        return founder.post(project + "/invitations", body(who, role))
                .statusCode(201)
                .body("state", equalTo("open"))
                .extract()
                .jsonPath();
    }

    private String member(Api who) {
        return project + "/members/" + who.subject();
    }

    private static String body(Api who, String role) {
        return "{\"userId\":\"%s\",\"role\":\"%s\"}".formatted(who.subject(), role);
    }

    private List<String> walk(String path, String what) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = founder.get(path + cursor).statusCode(200).extract().jsonPath();
            seen.addAll(page.getList(what, String.class));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);
        return seen;
    }

    private static List<Integer> inParallel(int times, Callable<Integer> call) throws Exception {
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(callers.submit(call));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
