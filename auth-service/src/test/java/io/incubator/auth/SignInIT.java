package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class SignInIT extends PackagedAuth {

    @Test
    void somebodySignsUpAndInAndGoesOnAndOut() {
        // Given somebody who has signed up
        Person person = register();

        // When they log in
        Response login = login(person);
        login.then().statusCode(200).header("Cache-Control", "no-store");
        String access = login.path("accessToken");

        // Then they are who they say they are, in their personal organisation
        as(access)
                .get("/api/auth/me")
                .then()
                .statusCode(200)
                .body("user.id", equalTo(person.id().toString()))
                .body("user.email", equalTo(person.email()))
                .body("organisation.id", equalTo(person.organisation().toString()))
                .body("organisation.personal", equalTo(true))
                .body("organisation.role", equalTo("owner"))
                .body("scopes", hasItem("projects:delete"));

        // And refreshing gives another pair that works
        Response refreshed = refresh(login.path("refreshToken"));
        refreshed.then().statusCode(200);
        assertThat(refreshed.<String>path("refreshToken")).isNotEqualTo(login.path("refreshToken"));
        as(refreshed.path("accessToken")).get("/api/auth/me").then().statusCode(200);

        // And after logging out, nothing refreshes any more
        post("/api/auth/logout", Map.of("refreshToken", refreshed.path("refreshToken")))
                .then()
                .statusCode(204);
        refresh(refreshed.path("refreshToken"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-refresh-token"));
    }

    @Test
    void anAccessTokenSaysWhatServicesRelyOn() {
        Person person = register();

        String token = accessToken(person);

        JsonNode header = part(token, 0);
        assertThat(header.get("alg").asText()).isEqualTo("ES256");
        assertThat(header.get("typ").asText()).isEqualTo("at+jwt");
        JsonNode claims = part(token, 1);
        assertThat(claims.get("sub").asText()).isEqualTo(person.id().toString());
        assertThat(claims.get("org").asText()).isEqualTo(person.organisation().toString());
        assertThat(claims.get("aud").asText()).isEqualTo("incubator");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
        assertThat(claims.get("sid").asText()).isNotBlank();
        assertThat(claims.get("jti").asText()).isNotBlank();
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=30")
                .body("keys.kid", hasItem(header.get("kid").asText()))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0].d", equalTo(null));
    }

    @Test
    void aWrongPasswordAndAnUnknownAccountGetTheSameAnswer() {
        Person person = register();

        Response wrong = post("/api/auth/login", Map.of("email", person.email(), "password", "not the right password"));
        Response unknown = post("/api/auth/login", Map.of("email", "nobody@example.org", "password", PASSWORD));

        for (Response response : new Response[] {wrong, unknown}) {
            response.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("invalid-credentials"))
                    .body("traceId", notNullValue());
        }
        assertThat(wrong.<String>path("detail")).isEqualTo(unknown.path("detail"));
    }

    @Test
    void oneAddressHasOneAccountHoweverItIsSpelled() {
        Person person = register();

        post(
                        "/api/auth/register",
                        Map.of(
                                "email",
                                " " + person.email().toUpperCase(java.util.Locale.ROOT) + " ",
                                "password",
                                PASSWORD,
                                "displayName",
                                "Somebody else"))
                .then()
                .statusCode(409)
                .body("code", equalTo("email-taken"));
        post(
                        "/api/auth/login",
                        Map.of("email", person.email().toUpperCase(java.util.Locale.ROOT), "password", PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    void shortPasswordsAreRefusedAndLongOnesAreKeptWhole() {
        // Given 14 characters, and 200
        String email = "long-" + UUID.randomUUID() + "@example.org";
        String endless = "twenty-two bytes each ".repeat(10);

        post("/api/auth/register", Map.of("email", email, "password", "x".repeat(14), "displayName", "P"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].code", equalTo("too-short"));
        post("/api/auth/register", Map.of("email", email, "password", endless, "displayName", "P"))
                .then()
                .statusCode(201);

        // Then a truncated one does not open
        post("/api/auth/login", Map.of("email", email, "password", endless.substring(0, 199)))
                .then()
                .statusCode(401);
        post("/api/auth/login", Map.of("email", email, "password", endless))
                .then()
                .statusCode(200);
    }

    @Test
    void badRequestsGetAProblemDetailThatNamesTheField() {
        String email = "bad-" + UUID.randomUUID() + "@example.org";

        post("/api/auth/register", Map.of("email", email, "password", PASSWORD, "displayName", "P", "admin", true))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-field"))
                .body("errors[0].field", equalTo("admin"));
        post("/api/auth/register", Map.of("email", email, "password", Map.of("a", 1), "displayName", "P"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("password"));
        post("/api/auth/register", Map.of("email", "nonsense", "password", PASSWORD, "displayName", "P"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("email"));
        for (String name : new String[] {" ", "\u2003", "a\u0000b", "two\nlines", "x".repeat(101)}) {
            post("/api/auth/register", Map.of("email", email, "password", PASSWORD, "displayName", name))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("validation-failed"))
                    .body("errors[0].field", equalTo("displayName"));
        }
        post("/api/auth/login", "{\"email\": ").then().statusCode(400).body("code", equalTo("malformed-body"));
        post("/api/auth/login", Map.of()).then().statusCode(400).body("code", equalTo("validation-failed"));
        post("/api/auth/login", Map.of("email", email, "password", PASSWORD, "organisationId", "not-an-id"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("organisationId"));
        post("/api/auth/refresh", Map.of("refreshToken", "irt_nonsense"))
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid-refresh-token"));
    }

    @Test
    void foreignAndMissingTokensAreNotAccepted() {
        Person person = register();
        String foreign = io.incubator.kittest.TestTokens.user(person.organisation(), person.id(), "organisations:read");

        for (Response response : new Response[] {
            given().get("/api/auth/me"),
            as(foreign).get("/api/auth/me"),
            as(accessToken(person) + "x").get("/api/auth/me"),
            as(serviceToken("ai-service", Secrets.AI_SERVICE)).get("/api/auth/me")
        }) {
            response.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
    }
}
