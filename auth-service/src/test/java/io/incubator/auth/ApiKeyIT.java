package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kit.apikey.ApiKeyFormat;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Promise 25.
@QuarkusIntegrationTest
class ApiKeyIT extends PackagedAuth {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private Person person;
    private String token;

    @BeforeEach
    void somebody() {
        person = register();
        token = accessToken(person);
    }

    @Test
    void aKeyIsShownOnceWorksWithinItsScopesAndIsStoredAsADigest() {
        Response created = create(token, "organisations:read");
        created.then()
                .statusCode(201)
                .header("Cache-Control", equalTo("no-store"))
                .body("apiKey.scopes", contains("organisations:read"))
                .body("apiKey.lastUsedAt", nullValue());
        String key = created.path("key");
        assertThat(ApiKeyFormat.isWellFormed(key)).isTrue();

        // Then it opens what its scopes say, in its organisation, and no more
        as(key).get("/api/auth/organisations").then().statusCode(200);
        String organisation = "/api/auth/organisations/" + person.organisation();
        as(key).get(organisation).then().statusCode(200);
        as(key).body(Map.of("name", "Mine")).patch(organisation).then().statusCode(403);
        as(key).get("/api/auth/organisations/" + register().organisation())
                .then()
                .statusCode(404);

        // And it is seen again without itself, with its last use
        as(token)
                .get("/api/auth/keys")
                .then()
                .statusCode(200)
                .body("items.id", contains(created.<String>path("apiKey.id")))
                .body("items[0].hint", equalTo(key.substring(0, 8)))
                .body("items[0].lastUsedAt", notNullValue())
                .body("items[0].key", nullValue());
        assertThat(Rows.count("SELECT count(*) FROM api_key k WHERE k::text LIKE '%" + key.substring(8) + "%'"))
                .isZero();
        as(token).get("/api/auth/notices").then().body("items.kind", hasItem("api-key-created"));
    }

    @Test
    void nobodyMintsAKeyBeyondTheirScopesOrWithoutBeingSignedIn() {
        create(token, "jobs:work").then().statusCode(403).body("code", equalTo("scope-not-held"));
        String key = create(token, "organisations:read", "projects:read").path("key");

        // Not even for less than the key itself can do, nor anything else that is a person's own
        create(key, "projects:read").then().statusCode(403).body("code", equalTo("forbidden"));
        as(key).get("/api/auth/keys").then().statusCode(403);
        as(key).get("/api/auth/sessions").then().statusCode(403);
        as(key).delete("/api/auth/sessions?current=true").then().statusCode(403);
        as(key).body(Map.of("currentPassword", PASSWORD, "password", "seven green boats at noon"))
                .put("/api/auth/password")
                .then()
                .statusCode(403);
        as(key).get("/internal/auth/revocations").then().statusCode(401);
    }

    @Test
    void aKeyExpiresAndForgedOnesOpenNothing() {
        String key = create(token, "organisations:read").path("key");
        Rows.execute("UPDATE api_key SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'"
                + " WHERE account_id = '" + person.id() + "'");

        as(key).get("/api/auth/organisations").then().statusCode(401).body("code", equalTo("unauthenticated"));
        as(ApiKeyFormat.random()).get("/api/auth/organisations").then().statusCode(401);
        as("inc_nonsense").get("/api/auth/organisations").then().statusCode(401);
        for (Instant bad : List.of(Instant.now().minusSeconds(1), Instant.now().plus(Duration.ofDays(400)))) {
            as(token)
                    .body(Map.of("name", "CI", "scopes", List.of("projects:read"), "expiresAt", bad.toString()))
                    .post("/api/auth/keys")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("expiresAt"));
        }
    }

    @Test
    void aRevokedKeyOpensNothingWithinFiveSecondsAndNobodyRevokesAnothers() {
        Response created = create(token, "organisations:read");
        String key = created.path("key");
        String address = "/api/auth/keys/" + created.path("apiKey.id");
        as(key).get("/api/auth/organisations").then().statusCode(200);

        as(accessToken(register())).delete(address).then().statusCode(404);
        as(token).delete(address).then().statusCode(204);

        await().atMost(PROMISED)
                .until(() -> as(key).get("/api/auth/organisations").statusCode() == 401);
        as(token).delete(address).then().statusCode(404);
    }

    @Test
    void aKeyCanDoNoMoreThanItsOwnerStillMay() {
        // Given an admin's key that may write in a team
        Person owner = register();
        UUID team = found(owner, "Team");
        String ownersToken = accessToken(owner, team);
        as(ownersToken)
                .body(Map.of("email", person.email(), "role", "admin"))
                .post("/api/auth/organisations/" + team + "/members")
                .then()
                .statusCode(201);
        String key = create(accessToken(person, team), "organisations:read", "organisations:write")
                .path("key");
        String address = "/api/auth/organisations/" + team;
        as(key).body(Map.of("name", "Crew")).patch(address).then().statusCode(200);

        // When they become a viewer, the key reads on and writes no more; when they leave, it opens nothing
        as(ownersToken)
                .body(Map.of("role", "viewer"))
                .patch(address + "/members/" + person.id())
                .then()
                .statusCode(200);
        await().atMost(PROMISED)
                .until(() -> as(key).body(Map.of("name", "X")).patch(address).statusCode() == 403);
        as(key).get(address).then().statusCode(200);
        as(ownersToken).delete(address + "/members/" + person.id()).then().statusCode(204);
        await().atMost(PROMISED).until(() -> as(key).get(address).statusCode() == 401);
    }

    private static Response create(String by, String... scopes) {
        return as(by).body(Map.of(
                        "name",
                        "CI",
                        "scopes",
                        List.of(scopes),
                        "expiresAt",
                        Instant.now().plus(Duration.ofDays(30)).toString()))
                .post("/api/auth/keys");
    }
}
