package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class ServiceTokensIT extends PackagedAuth {

    @Test
    void aServiceGetsATokenOfItsOwn() {
        Response answer = given().formParams(clientCredentials("job-service", Secrets.JOB_SERVICE))
                .formParam("audience", "incubator-internal")
                .formParam("scope", "jobs:work tokens:delegate jobs:work")
                .post("/api/auth/token");

        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("scope", equalTo("jobs:work tokens:delegate"));
        JsonNode claims = part(answer.path("access_token"), 1);
        assertThat(claims.get("aud").asText()).isEqualTo("incubator-internal");
        assertThat(claims.get("sub").asText()).isEqualTo("job-service");
        assertThat(claims.get("client_id").asText()).isEqualTo("job-service");
        given().auth()
                .preemptive()
                .basic("ai-service", Secrets.AI_SERVICE)
                .formParam("grant_type", "client_credentials")
                .post("/api/auth/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("jobs:work keys:check revocations:read"));
    }

    @Test
    void refusalsSpeakOAuth() {
        refused(clientCredentials("job-service", "wrong"), 401, "invalid_client");
        refused(clientCredentials("nobody", Secrets.JOB_SERVICE), 401, "invalid_client");
        refused(Map.of("grant_type", "client_credentials"), 401, "invalid_client");
        refused(Map.of("client_id", "job-service"), 400, "invalid_request");
        refused(with("grant_type", "password"), 400, "unsupported_grant_type");
        refused(with("scope", "jobs:work projects:delete"), 400, "invalid_scope");
        refused(with("audience", "incubator"), 400, "invalid_target");
    }

    @Test
    void aJobGetsATokenThatActsForItsUser() {
        // Given a user, and job-service
        Person person = register();
        UUID job = UUID.randomUUID();
        Instant end = Instant.now().plusSeconds(300);

        // When a token for a job of theirs is asked for
        Response answer = delegate(request(person.id(), person.organisation(), job, List.of("projects:read"), end));

        // Then it speaks for the user, in their organisation, with that one right, until the job ends
        answer.then().statusCode(200).body("[0].jobId", equalTo(job.toString()));
        String token = answer.path("[0].token");
        JsonNode claims = part(token, 1);
        assertThat(claims.get("sub").asText()).isEqualTo(person.id().toString());
        assertThat(claims.get("org").asText()).isEqualTo(person.organisation().toString());
        assertThat(claims.get("act").get("sub").asText()).isEqualTo("ai-service");
        assertThat(claims.get("scope").asText()).isEqualTo("projects:read");
        assertThat(claims.get("aud").asText()).isEqualTo("incubator");
        assertThat(claims.get("exp").asLong()).isEqualTo(end.getEpochSecond());
        // and opens neither what it was not given nor the user's own affairs
        as(token).get("/api/auth/organisations").then().statusCode(403);
        as(token).get("/api/auth/me").then().statusCode(403);
    }

    @Test
    void whatAUserCouldNotDoAJobCannot() {
        // Given a viewer of a team, and a stranger
        Person owner = register();
        Person viewer = register();
        Person stranger = register();
        UUID team = found(owner, "Team");
        as(accessToken(owner, team))
                .body(Map.of("email", viewer.email(), "role", "viewer"))
                .post("/api/auth/organisations/" + team + "/members")
                .then()
                .statusCode(201);
        Instant soon = Instant.now().plusSeconds(60);
        UUID fine = UUID.randomUUID();

        // When a batch asks for one thing too much each, but for the last
        Response answer = delegate(
                request(viewer.id(), team, UUID.randomUUID(), List.of("projects:write"), soon),
                request(viewer.id(), team, UUID.randomUUID(), List.of("tokens:delegate"), soon),
                request(stranger.id(), team, UUID.randomUUID(), List.of("projects:read"), soon),
                request(
                        viewer.id(),
                        team,
                        UUID.randomUUID(),
                        List.of("projects:read"),
                        Instant.now().minusSeconds(1)),
                request(viewer.id(), team, fine, List.of("projects:read"), soon));

        // Then the last alone gets its token, and the others are told why not
        answer.then().statusCode(200);
        assertThat(answer.<List<String>>path("refusal"))
                .containsExactly("scope-not-held", "scope-not-held", "not-a-member", "expired", null);
        assertThat(answer.<List<String>>path("token").subList(0, 4)).containsOnlyNulls();
        assertThat(part(answer.path("[4].token"), 1).get("job_id").asText()).isEqualTo(fine.toString());
    }

    @Test
    void nobodyButJobServiceDelegates() {
        Person person = register();
        Map<String, Object> request = request(
                person.id(),
                person.organisation(),
                UUID.randomUUID(),
                List.of("projects:read"),
                Instant.now().plusSeconds(60));

        as(serviceToken("ai-service", Secrets.AI_SERVICE))
                .body(List.of(request))
                .post("/internal/auth/delegations")
                .then()
                .statusCode(403);
        as(accessToken(person))
                .body(List.of(request))
                .post("/internal/auth/delegations")
                .then()
                .statusCode(401);
        given().contentType("application/json")
                .body(List.of(request))
                .post("/internal/auth/delegations")
                .then()
                .statusCode(401);
    }

    private static Map<String, Object> request(
            UUID subject, UUID organisation, UUID job, List<String> scopes, Instant expiresAt) {
        return Map.of(
                "subject", subject,
                "organisation", organisation,
                "actor", "ai-service",
                "jobId", job,
                "scopes", scopes,
                "expiresAt", expiresAt.toString());
    }

    private static Response delegate(Object... requests) {
        return as(serviceToken("job-service", Secrets.JOB_SERVICE))
                .body(List.of(requests))
                .post("/internal/auth/delegations");
    }

    private static Map<String, String> with(String parameter, String value) {
        Map<String, String> form = clientCredentials("job-service", Secrets.JOB_SERVICE);
        form.put(parameter, value);
        return form;
    }

    private static void refused(Map<String, String> form, int status, String error) {
        given().formParams(form)
                .post("/api/auth/token")
                .then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error));
    }
}
