package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Roles that change, people who leave, names of organisations.
@QuarkusIntegrationTest
class MembersIT extends PackagedAuth {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private Person owner;
    private Person colleague;
    private UUID team;
    private String token;

    @BeforeEach
    void aTeamOfTwo() {
        owner = register();
        colleague = register();
        team = found(owner, "Team");
        token = accessToken(owner, team);
        add(colleague, "admin");
    }

    @Test
    void aChangedRoleIsEffectiveWithinFiveSecondsAndRefreshingYieldsTheNewRights() {
        Response signedIn = loginTo(colleague);

        change(token, colleague, "viewer").then().statusCode(200).body("role", equalTo("viewer"));

        // Then what was minted before is refused, and the next token has the new rights and holds
        await().atMost(PROMISED)
                .until(() ->
                        as(signedIn.path("accessToken")).get("/api/auth/me").statusCode() == 401);
        Response refreshed = refresh(signedIn.path("refreshToken"));
        as(refreshed.path("accessToken"))
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("organisation.role", equalTo("viewer"))
                .body(
                        "scopes",
                        contains("jobs:read", "models:read", "organisations:read", "plans:read", "projects:read"));
    }

    @Test
    void whoIsRemovedIsOutWithinFiveSecondsAndStillAtHomeElsewhere() {
        Response signedIn = loginTo(colleague);

        as(token).delete(member(colleague)).then().statusCode(204);

        await().atMost(PROMISED)
                .until(() ->
                        as(signedIn.path("accessToken")).get("/api/auth/me").statusCode() == 401);
        refresh(signedIn.path("refreshToken")).then().statusCode(404).body("code", equalTo("organisation-unknown"));
        post(
                        "/api/auth/refresh",
                        Map.of(
                                "refreshToken",
                                signedIn.<String>path("refreshToken"),
                                "organisationId",
                                colleague.organisation()))
                .then()
                .statusCode(200);
        as(token).delete(member(colleague)).then().statusCode(404);
    }

    @Test
    void anyoneMayLeaveButNobodyTouchesARoleAboveTheirOwn() {
        Person member = register();
        add(member, "member");
        String admin = loginTo(colleague).path("accessToken");

        change(admin, owner, "viewer").then().statusCode(403).body("code", equalTo("role-not-grantable"));
        as(admin).delete(member(owner)).then().statusCode(403).body("code", equalTo("role-not-grantable"));
        change(admin, colleague, "owner").then().statusCode(403).body("code", equalTo("role-not-grantable"));
        String plain = loginTo(member).path("accessToken");
        as(plain).delete(member(colleague)).then().statusCode(403).body("code", equalTo("forbidden"));
        change(plain, member, "admin").then().statusCode(403).body("code", equalTo("forbidden"));

        as(plain).delete(member(member)).then().statusCode(204);
    }

    @Test
    void anOrganisationKeepsAnOwner() {
        change(token, owner, "admin").then().statusCode(409).body("code", equalTo("last-owner"));
        as(token).delete(member(owner)).then().statusCode(409).body("code", equalTo("last-owner"));
        as(accessToken(owner))
                .delete("/api/auth/organisations/" + owner.organisation() + "/members/" + owner.id())
                .then()
                .statusCode(409)
                .body("code", equalTo("last-owner"));
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() {
        change(token, colleague, "owner").then().statusCode(200);
        String other = loginTo(colleague).path("accessToken");

        List<Integer> statuses = Stream.of(
                        CompletableFuture.supplyAsync(
                                () -> as(token).delete(member(owner)).statusCode()),
                        CompletableFuture.supplyAsync(
                                () -> as(other).delete(member(colleague)).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(204, 409);
    }

    @Test
    void anOrganisationIsReadAndRenamedByItsOwnPeopleOnly() {
        as(token)
                .body(Map.of("name", "Crew"))
                .patch("/api/auth/organisations/" + team)
                .then()
                .statusCode(200)
                .body("name", equalTo("Crew"));
        as(token).get("/api/auth/organisations/" + team).then().statusCode(200).body("name", equalTo("Crew"));
        as(accessToken(register()))
                .get("/api/auth/organisations/" + team)
                .then()
                .statusCode(404);
        as(accessToken(register()))
                .body(Map.of("name", "Mine"))
                .patch("/api/auth/organisations/" + team)
                .then()
                .statusCode(404);
        change(accessToken(register()), colleague, "viewer").then().statusCode(404);
    }

    private void add(Person person, String role) {
        as(token)
                .body(Map.of("email", person.email(), "role", role))
                .post("/api/auth/organisations/" + team + "/members")
                .then()
                .statusCode(201);
    }

    private Response loginTo(Person person) {
        Response answer =
                post("/api/auth/login", Map.of("email", person.email(), "password", PASSWORD, "organisationId", team));
        answer.then().statusCode(200);
        return answer;
    }

    private Response change(String by, Person person, String role) {
        return as(by).body(Map.of("role", role)).patch(member(person));
    }

    private String member(Person person) {
        return "/api/auth/organisations/" + team + "/members/" + person.id();
    }
}
