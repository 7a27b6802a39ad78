package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
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
        founder.get(project + "/activity?limit=3")
                .body("items.type", contains("team.removed", "team.changed", "team.added"))
                .body("items[0].data.teamId", equalTo(team.toString()))
                .body("items[0].data.role", equalTo("contributor"));
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
