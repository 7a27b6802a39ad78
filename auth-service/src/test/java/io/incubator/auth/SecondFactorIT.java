package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Authenticators, recovery codes and step-ups.
@QuarkusIntegrationTest
class SecondFactorIT extends PackagedAuth {
    private Person person;
    private String access;

    @BeforeEach
    void somebody() {
        person = register();
        access = accessToken(person);
    }

    @Test
    void signingInTakesACodeOnceTheAuthenticatorIsInForce() {
        // Given an authenticator that was begun, but not confirmed: it counts for nothing
        Authenticator authenticator = begin(access);
        login(person).then().statusCode(200);
        as(access)
                .body(Map.of("code", "000000"))
                .put("/api/auth/factors/totp")
                .then()
                .statusCode(422);

        // When it is confirmed
        confirm(access, authenticator);

        // Then the password alone opens nothing, and says so only to whoever knows it
        login(person).then().statusCode(401).body("code", equalTo("second-factor-required"));
        login("not the password", authenticator.code(0))
                .then()
                .statusCode(401)
                .body("code", equalTo("invalid-credentials"));
        login(PASSWORD, "000000").then().statusCode(401).body("code", equalTo("invalid-credentials"));
        Response both = login(PASSWORD, authenticator.code(0));
        both.then().statusCode(200);
        assertThat(part(both.path("accessToken"), 1).get("acr").asText()).isEqualTo("mfa");
        as(both.path("accessToken"))
                .get("/api/auth/factors")
                .then()
                .body("totp", equalTo(true))
                .body("recoveryCodesLeft", equalTo(10))
                .body("assurance", equalTo("mfa"));

        // And a code that was used opens nothing again
        login(PASSWORD, authenticator.code(0)).then().statusCode(401);
        MailFolder.await(person.email(), "code of your authenticator");

        // And without it the password is enough again
        as(both.path("accessToken")).delete("/api/auth/factors/totp").then().statusCode(204);
        login(person).then().statusCode(200);
    }

    @Test
    void ofManyUsesOfOneCodeAtOnceOneSucceeds() throws Exception {
        Authenticator authenticator = begin(access);
        List<String> recoveryCodes = confirm(access, authenticator);

        assertThat(loginsAtOnce(authenticator.code(0))).containsOnlyOnce(200);
        assertThat(loginsAtOnce(recoveryCodes.getFirst())).containsOnlyOnce(200);
        login(PASSWORD, recoveryCodes.getFirst()).then().statusCode(401);
        login(PASSWORD, recoveryCodes.get(1)).then().statusCode(200);
        MailFolder.await(person.email(), "recovery codes");
    }

    @Test
    void aPasswordResetDoesNotGoRoundTheSecondFactor() {
        Authenticator authenticator = begin(access);
        confirm(access, authenticator);
        String next = "another long and good phrase";

        post("/api/auth/password-resets", Map.of("email", person.email()))
                .then()
                .statusCode(202);
        String token = MailFolder.token(MailFolder.await(person.email(), "Set another password"));
        given().contentType(ContentType.JSON)
                .body(Map.of("token", token, "password", next))
                .put("/api/auth/password-resets")
                .then()
                .statusCode(204);

        login(next, null).then().statusCode(401).body("code", equalTo("second-factor-required"));
        login(next, authenticator.code(0)).then().statusCode(200);
    }

    @Test
    void whatIsSensitiveTakesAStepUp() throws SQLException {
        // Given a session that was authenticated an hour and more ago
        age(part(access, 1).get("sid").asText());

        for (Response refused : List.of(
                as(access).body(key()).post("/api/auth/keys"),
                as(access).post("/api/auth/factors/totp"),
                as(access).delete("/api/auth/factors/totp"),
                as(access).post("/api/auth/factors/recovery-codes"))) {
            refused.then().statusCode(403).body("code", equalTo("step-up-required"));
        }

        // When its owner shows again who they are, but not with a wrong password
        as(access)
                .body(Map.of("password", "not the password"))
                .post("/api/auth/step-up")
                .then()
                .statusCode(403)
                .body("code", equalTo("wrong-password"));
        as(access)
                .body(Map.of("password", PASSWORD))
                .post("/api/auth/step-up")
                .then()
                .statusCode(204);

        // Then it is allowed, with the same token
        as(access).body(key()).post("/api/auth/keys").then().statusCode(201);
    }

    @Test
    void aSessionOfThePasswordAloneStepsUpWithACode() {
        // Given two sessions, and an authenticator that was put in force in one of them
        String other = accessToken(person);
        Authenticator authenticator = begin(access);
        confirm(access, authenticator);
        as(access).body(key()).post("/api/auth/keys").then().statusCode(201);

        // Then the other one must show a code before it may do what is sensitive
        as(other).body(key()).post("/api/auth/keys").then().statusCode(403).body("code", equalTo("step-up-required"));
        as(other)
                .body(Map.of("password", PASSWORD))
                .post("/api/auth/step-up")
                .then()
                .statusCode(401)
                .body("code", equalTo("second-factor-required"));
        as(other)
                .body(Map.of("password", PASSWORD, "code", authenticator.code(0)))
                .post("/api/auth/step-up")
                .then()
                .statusCode(204);
        as(other).body(key()).post("/api/auth/keys").then().statusCode(201);
    }

    @Test
    void theSecretIsShownOnceAndSealedInTheDatabase() throws SQLException {
        Response begun = as(access).post("/api/auth/factors/totp");
        begun.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("uri", containsString("otpauth://totp/"))
                .body("uri", containsString("secret=" + begun.path("secret")));
        confirm(access, new Authenticator(begun.path("secret")));
        as(access).post("/api/auth/factors/totp").then().statusCode(409).body("code", equalTo("factor-in-force"));

        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement query =
                        system.prepareStatement("SELECT secret FROM totp_credential WHERE account_id = ?")) {
            query.setObject(1, person.id());
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                // nonce and tag stand around it
                assertThat(rows.getBytes(1)).hasSize(12 + 20 + 16);
            }
        }
    }

    private Authenticator begin(String token) {
        Response begun = as(token).post("/api/auth/factors/totp");
        begun.then().statusCode(201);
        return new Authenticator(begun.path("secret"));
    }

    private List<String> confirm(String token, Authenticator authenticator) {
        Response confirmed =
                as(token).body(Map.of("code", authenticator.code(-1))).put("/api/auth/factors/totp");
        confirmed.then().statusCode(200).body("recoveryCodes", hasSize(10));
        return confirmed.path("recoveryCodes");
    }

    private Response login(String password, String code) {
        return post(
                "/api/auth/login",
                code == null
                        ? Map.of("email", person.email(), "password", password)
                        : Map.of("email", person.email(), "password", password, "code", code));
    }

    /// From as many addresses, so that it is not the throttle that refuses.
    private List<Integer> loginsAtOnce(String code) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                String address = "203.0.113." + i;
                answers.add(pool.submit(() -> given().contentType(ContentType.JSON)
                        .header("X-Forwarded-For", address)
                        .body(Map.of("email", person.email(), "password", PASSWORD, "code", code))
                        .post("/api/auth/login")
                        .statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        return statuses;
    }

    private static Map<String, Object> key() {
        return Map.of(
                "name",
                "key",
                "scopes",
                List.of("projects:read"),
                "expiresAt",
                Instant.now().plus(Duration.ofDays(1)).toString());
    }

    private static void age(String session) throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement update = system.prepareStatement(
                        "UPDATE session SET authenticated_at = now() - interval '61 minutes' WHERE id = ?::uuid")) {
            update.setString(1, session);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
