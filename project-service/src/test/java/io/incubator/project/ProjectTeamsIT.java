package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.Rows;
import io.incubator.kittest.TestApiKeys;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Projects that are shared with teams.
@QuarkusIntegrationTest
class ProjectTeamsIT extends PackagedService {
    private static final String READS = "projects:read";
    private static final String WRITES = "projects:write";

    private final UUID team = UUID.randomUUID();
    private final Api admin = Api.somebody();
    private final Api founder = admin.writer();
    private final Api colleague = admin.writer();
    private final Api teamMate = colleague.inTeam(team, READS, WRITES);
    private String project;

    @BeforeEach
    void aProjectThatIsKeptToItsMembers() {
        project = founder.project("Shared");
        founder.put(project + "/access", "{\"contributors\":\"members\"}").statusCode(200);
    }

    @Test
    void whoeverIsInATeamHasItsRoleAsLongAsItHasOne() {
        brief(teamMate).statusCode(403).body("code", equalTo("project-role-too-low"));

        share("contributor").statusCode(200).body("role", equalTo("contributor"));

        brief(teamMate).statusCode(201);
        teamMate.get(project + "/access").body("role", equalTo("contributor"));
        // not by a token that tells of another team or none, nor beyond the token's own rights
        brief(colleague).statusCode(403);
        brief(colleague.inTeam(UUID.randomUUID(), READS, WRITES)).statusCode(403);
        brief(colleague.inTeam(team, READS)).statusCode(403);

        share("viewer").statusCode(200).body("version", equalTo(2));
        brief(teamMate).statusCode(403);
        share("contributor");
        founder.delete(shared()).statusCode(204);
        brief(teamMate).statusCode(403);
    }

    @Test
    void ofARoleOfOnesOwnAndThatOfATeamTheHighestCounts() {
        member(colleague, "viewer");
        share("maintainer");
        teamMate.get(project + "/access").body("role", equalTo("maintainer"));

        share("viewer");
        teamMate.get(project + "/access").body("role", equalTo("viewer"));
        founder.patch(project + "/members/" + colleague.subject(), "{\"role\":\"contributor\"}")
                .statusCode(200);
        teamMate.get(project + "/access").body("role", equalTo("contributor"));
    }

    @Test
    void onlyMaintainersShareAndOthersSeeIt() {
        member(colleague, "contributor");
        colleague.put(shared(), "{\"role\":\"viewer\"}").statusCode(403);
        founder.put(shared(), "{\"role\":\"emperor\"}").statusCode(400);
        share("viewer");

        colleague.delete(shared()).statusCode(403);
        colleague
                .get(shared())
                .statusCode(200)
                .body("addedBy", equalTo(founder.subject().toString()));
        colleague.get(project + "/teams").body("items.teamId", contains(team.toString()));
        Api stranger = Api.somebody();
        stranger.get(project + "/teams").statusCode(404);
        stranger.get(shared()).statusCode(404);
        stranger.put(shared(), "{\"role\":\"viewer\"}").statusCode(404);
        stranger.delete(shared()).statusCode(404);
        founder.post(project + "/archive").statusCode(200);
        founder.put(shared(), "{\"role\":\"contributor\"}").statusCode(409);
    }

    @Test
    void aChangeIsMadeByWhoeverKnowsTheStateAndIsInTheFeed() {
        String state = share("viewer").extract().header("ETag");
        // the same again is no change
        assertThat(share("viewer").extract().header("ETag")).isEqualTo(state);
        share("contributor");

        founder.request()
                .header("If-Match", state)
                .body("{\"role\":\"maintainer\"}")
                .put(shared())
                .then()
                .statusCode(412);
        founder.request().header("If-Match", state).delete(shared()).then().statusCode(412);
        founder.delete(shared()).statusCode(204);
        founder.delete(shared()).statusCode(404);
        // whoever means to change it does not share it anew
        founder.request()
                .header("If-Match", "*")
                .body("{\"role\":\"maintainer\"}")
                .put(shared())
                .then()
                .statusCode(412);
        founder.get(project + "/activity?limit=3")
                .body("items.type", contains("team.removed", "team.changed", "team.added"))
                .body("items[0].data.teamId", equalTo(team.toString()))
                .body("items[0].data.role", equalTo("contributor"));
    }

    @Test
    void anApiKeyHasTheRoleOfItsOwnerAndNoneOfATeams() {
        share("maintainer");
        Api program = new Api(
                colleague.organisation(),
                colleague.subject(),
                TestApiKeys.add(UUID.randomUUID(), colleague.organisation(), colleague.subject(), READS, WRITES));

        program.get(project + "/access").body("role", equalTo("viewer"));
        brief(program).statusCode(403);
        member(colleague, "contributor");
        brief(program).statusCode(201);
    }

    @Test
    void aTeamThatIsDissolvedIsInNoProjectAnyMoreHoweverOftenThatIsTold() throws Exception {
        String archived = founder.project("Archived");
        founder.put(archived + "/teams/" + team, "{\"role\":\"viewer\"}").statusCode(200);
        founder.post(archived + "/archive").statusCode(200);
        share("contributor");
        UUID another = UUID.randomUUID();
        founder.put(project + "/teams/" + another, "{\"role\":\"viewer\"}").statusCode(200);
        // that another organisation names it is no reason to touch what is theirs
        Api stranger = Api.somebody();
        String elsewhere = stranger.project("Elsewhere") + "/teams/" + team;
        stranger.put(elsewhere, "{\"role\":\"viewer\"}").statusCode(200);

        List<UUID> told = List.of(UUID.randomUUID(), UUID.randomUUID());
        try (Exchange auth = Exchange.open("auth", "auth-service")) {
            for (UUID event : List.of(told.getFirst(), told.getFirst(), told.getLast())) {
                auth.publish(
                        event, "auth.team.deleted.v1", founder.organisation().toString(), 2, """
                        {"team":"%s","deletedBy":"%s","deletedAt":"2026-11-20T12:34:56.789Z"}""".formatted(
                                        team, admin.subject()));
            }
            String handled = "select count(*) from inbox where consumer = 'team-deleted' and event_id in ('%s', '%s')"
                    .formatted(told.getFirst(), told.getLast());
            await().atMost(Duration.ofSeconds(30)).until(() -> Rows.count(handled) == 2);
        }

        founder.get(project + "/teams").body("items.teamId", contains(another.toString()));
        founder.get(archived + "/teams").body("items", hasSize(0));
        brief(teamMate).statusCode(403);
        founder.get(project + "/activity?limit=2")
                .body("items.type", contains("team.removed", "team.added"))
                .body("items[0].actor", equalTo(admin.subject().toString()))
                .body("items[0].data.role", equalTo("contributor"));
        stranger.get(elsewhere).statusCode(200);
    }

    @Test
    void listsGoOnWhereThePageEnded() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID next = UUID.randomUUID();
            founder.put(project + "/teams/" + next, "{\"role\":\"viewer\"}").statusCode(200);
            expected.add(next.toString());
        }

        List<String> seen = new ArrayList<>();
        String next = project + "/teams?limit=2";
        while (next != null) {
            ValidatableResponse page = founder.get(next).statusCode(200);
            seen.addAll(page.extract().<List<String>>path("items.teamId"));
            String cursor = page.extract().path("nextCursor");
            next = cursor == null ? null : project + "/teams?limit=2&cursor=" + cursor;
        }
        assertThat(seen).isEqualTo(expected);
        founder.get(project + "/teams").body("items", hasSize(5));
    }

    private String shared() {
        return project + "/teams/" + team;
    }

    private ValidatableResponse share(String role) {
        return founder.put(shared(), "{\"role\":\"" + role + "\"}").statusCode(200);
    }

    private void member(Api person, String role) {
        founder.post(project + "/members", "{\"userId\":\"" + person.subject() + "\",\"role\":\"" + role + "\"}")
                .statusCode(201);
    }

    private ValidatableResponse brief(Api person) {
        return person.post(project + "/briefs", "{\"text\":\"A booking system for a boat club.\"}");
    }
}
