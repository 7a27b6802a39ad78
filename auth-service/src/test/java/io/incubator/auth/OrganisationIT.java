package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class OrganisationIT extends PackagedAuth {

    @Test
    void anOwnerFoundsAnOrganisationAndAddsSomebodyWhoCanThenWorkThere() {
        // Given an owner and somebody else
        Person owner = register();
        Person colleague = register();
        UUID team = found(owner, "Team");
        String token = accessToken(owner, team);

        // When the owner adds them as a member
        add(token, team, colleague, "member")
                .then()
                .statusCode(201)
                .body("id", equalTo(colleague.id().toString()))
                .body("displayName", equalTo("A Person"))
                .body("role", equalTo("member"));

        // Then both are listed, the owner first, and the member's tokens carry a member's scopes
        as(token)
                .get("/api/auth/organisations/" + team + "/members")
                .then()
                .statusCode(200)
                .body("items.id", contains(owner.id().toString(), colleague.id().toString()))
                .body("items.role", contains("owner", "member"))
                .body("nextCursor", nullValue());
        String scope = part(accessToken(colleague, team), 1).get("scope").asText();
        assertThat(List.of(scope.split(" ")))
                .contains("projects:write", "organisations:read")
                .doesNotContain("projects:delete", "organisations:write");
        add(token, team, colleague, "viewer").then().statusCode(409).body("code", equalTo("already-member"));
    }

    @Test
    void aMemberAddsNobodyAndAnAdminMakesNoOwner() {
        Person owner = register();
        Person admin = register();
        Person member = register();
        Person newcomer = register();
        UUID team = found(owner, "Team");
        String token = accessToken(owner, team);
        add(token, team, admin, "admin").then().statusCode(201);
        add(token, team, member, "member").then().statusCode(201);

        add(accessToken(member, team), team, newcomer, "viewer")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        add(accessToken(admin, team), team, newcomer, "owner")
                .then()
                .statusCode(403)
                .body("code", equalTo("role-not-grantable"));
        add(accessToken(admin, team), team, newcomer, "viewer").then().statusCode(201);
    }

    @Test
    void anotherOrganisationIsNotFoundWhateverOneAsks() {
        // Given somebody else's organisation
        Person stranger = register();
        Person person = register();
        String token = accessToken(person);

        // Then it can be neither read, nor written, nor signed in to; and it is not in the list
        as(token)
                .get("/api/auth/organisations/" + stranger.organisation() + "/members")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        add(token, stranger.organisation(), person, "viewer")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        post(
                        "/api/auth/login",
                        Map.of(
                                "email",
                                person.email(),
                                "password",
                                PASSWORD,
                                "organisationId",
                                stranger.organisation()))
                .then()
                .statusCode(404)
                .body("code", equalTo("organisation-unknown"));
        as(token)
                .get("/api/auth/organisations")
                .then()
                .statusCode(200)
                .body("items.id", contains(person.organisation().toString()));
    }

    @Test
    void listsGoOnWhereThePageEnded() {
        // Given five organisations, the personal one included
        Person person = register();
        for (int i = 0; i < 4; i++) {
            found(person, "Team " + i);
        }
        String token = accessToken(person);

        // When they are read two by two
        List<String> names = new ArrayList<>();
        Response page = as(token).get("/api/auth/organisations?limit=2");
        names.addAll(page.path("items.name"));
        assertThat(page.header("Link")).contains("rel=\"next\"");
        while (page.path("nextCursor") != null) {
            page = as(token)
                    .queryParam("cursor", page.<String>path("nextCursor"))
                    .get("/api/auth/organisations?limit=2");
            names.addAll(page.path("items.name"));
        }

        // Then each was seen once, in the order they were joined
        assertThat(names).containsExactly("A Person", "Team 0", "Team 1", "Team 2", "Team 3");
    }

    @Test
    void badRequestsNameWhatIsWrong() {
        Person person = register();
        String token = accessToken(person);
        String members = "/api/auth/organisations/" + person.organisation() + "/members";

        as(token)
                .get("/api/auth/organisations?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        as(token)
                .get("/api/auth/organisations?limit=0")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("limit"));
        as(token)
                .body(Map.of("email", "nobody@example.org", "role", "member"))
                .post(members)
                .then()
                .statusCode(422)
                .body("code", equalTo("account-unknown"));
        as(token)
                .body(Map.of("email", "nobody@example.org", "role", "emperor"))
                .post(members)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("role"));
        as(token)
                .body(Map.of("name", " "))
                .post("/api/auth/organisations")
                .then()
                .statusCode(400);
        given().get("/api/auth/organisations").then().statusCode(401);
    }

    private static Response add(String token, UUID organisation, Person person, String role) {
        return as(token)
                .body(Map.of("email", person.email(), "role", role))
                .post("/api/auth/organisations/" + organisation + "/members");
    }
}
