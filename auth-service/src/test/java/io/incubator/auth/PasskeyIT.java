package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.auth.passkey.Device;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Passkeys, with webauthn4j's emulation of browser and device.
@QuarkusIntegrationTest
class PasskeyIT extends PackagedAuth {
    private static final String PASSKEYS = "/api/auth/passkeys";
    private static final String LOGIN = "/api/auth/login/passkey";

    private Person person;
    private String access;
    private Device device;

    @BeforeEach
    void somebody() {
        person = register();
        access = accessToken(person);
        device = new Device(part(access, 1).get("iss").asText());
    }

    @Test
    void aPasskeySignsInWithoutANameUntilItIsRemoved() {
        // Given a passkey
        Response added = add(access, "Phone");
        added.then().statusCode(201).body("name", equalTo("Phone"));
        String passkey = PASSKEYS + "/" + added.path("id");

        // When its device signs in
        String assertion = assertion();
        Response in = login(assertion);

        // Then that is a session of two factors
        in.then().statusCode(200).header("Cache-Control", "no-store");
        String token = in.path("accessToken");
        assertThat(part(token, 1).get("sub").asText()).isEqualTo(person.id().toString());
        assertThat(part(token, 1).get("acr").asText()).isEqualTo("mfa");
        refresh(in.path("refreshToken")).then().statusCode(200);
        as(token).get(PASSKEYS).then().body("items", hasSize(1));
        assertThat(as(token).get(passkey).<String>path("lastUsedAt")).isNotNull();

        // And what was signed once opens nothing again
        refused(login(assertion));

        // And nothing does once it is removed
        as(token).delete(passkey).then().statusCode(204);
        refused(login(assertion()));
        as(token).delete(passkey).then().statusCode(404);
        as(token)
                .get("/api/auth/notices")
                .then()
                .body("items.kind", hasItem("passkey-added"))
                .body("items.kind", hasItem("passkey-removed"));
        MailFolder.await(person.email(), "passkey was removed");
    }

    @Test
    void aPasskeyIsRenamedByWhoeverKnowsItsState() {
        String passkey = PASSKEYS + "/" + add(access, "Phone").path("id");
        String state = as(access).get(passkey).header("ETag");

        as(access)
                .header("If-Match", state)
                .body("{\"name\": \"Key ring\"}")
                .patch(passkey)
                .then()
                .statusCode(200)
                .body("name", equalTo("Key ring"));
        as(access)
                .header("If-Match", state)
                .body("{\"name\": \"Late\"}")
                .patch(passkey)
                .then()
                .statusCode(412);

        String stranger = accessToken(register());
        as(stranger).get(passkey).then().statusCode(404);
        as(stranger).body("{\"name\": \"Mine\"}").patch(passkey).then().statusCode(404);
        as(stranger).delete(passkey).then().statusCode(404);
        as(stranger).get(PASSKEYS).then().body("items", hasSize(0));
    }

    @Test
    void everyRefusalIsTheSame() throws SQLException {
        add(access, "Phone");
        String origin = part(access, 1).get("iss").asText();

        device.visit("https://elsewhere.example");
        refused(login(assertion()));
        device.visit(origin);
        refused(login(device.get(options().replace("\"required\"", "\"discouraged\""))));
        refused(login("{\"id\": \"AA\", \"response\": {\"clientDataJSON\": \"e30\", \"authenticatorData\": \"AA\","
                + " \"signature\": \"AA\", \"userHandle\": \"AA\"}}"));
        refused(login(
                assertion().replaceFirst("\"userHandle\":\"[^\"]*\"", "\"userHandle\":\"AAAAAAAAAAAAAAAAAAAAAA\"")));

        // a challenge to register with is none to sign in with
        String begun = as(access).post(PASSKEYS + "/options").path("challenge");
        refused(login(
                device.get(options().replaceFirst("\"challenge\":\"[^\"]*\"", "\"challenge\":\"" + begun + "\""))));

        // nor is one of five minutes ago
        String late = assertion();
        change("UPDATE passkey_challenge SET expires_at = now() - interval '1 second'");
        refused(login(late));

        login(assertion()).then().statusCode(200);
    }

    @Test
    void ofManySignInsAtOnceWithOneAnswerOneSucceeds() throws Exception {
        add(access, "Phone");
        String assertion = assertion();

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(pool.submit(() -> login(assertion).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aCopyOfAKeyIsRefusedAndItsOwnerIsTold() {
        add(access, "Phone");
        login(assertion()).then().statusCode(200);

        device.stopCounting();

        refused(login(assertion()));
        as(access).get("/api/auth/notices").then().body("items.kind", hasItem("passkey-copied"));
    }

    @Test
    void aPasskeyIsAddedInTheSessionThatBeganItOnce() throws SQLException {
        String begun = as(access).post(PASSKEYS + "/options").asString();
        String credential = device.create(begun);

        // not in another session, nor by somebody else; either way the challenge is still the session's
        notAccepted(post(accessToken(person), credential));
        notAccepted(post(accessToken(register()), credential));
        post(access, credential).then().statusCode(201);

        // not again, and no second one of the same device
        notAccepted(post(access, credential));
        String next = as(access).post(PASSKEYS + "/options").asString();
        assertThat(next).contains("\"excludeCredentials\":[{");

        // not after a newer one was begun
        String first = as(access).post(PASSKEYS + "/options").asString();
        as(access).post(PASSKEYS + "/options").then().statusCode(201);
        notAccepted(post(access, new Device(part(access, 1).get("iss").asText()).create(first)));

        // and not without having shown lately who one is
        age(access);
        stale(as(access).post(PASSKEYS + "/options"));
        stale(post(access, credential));
        stale(as(access).delete(PASSKEYS + "/" + person.id()));
    }

    @Test
    void aPasskeyShowsAgainWhoSomebodyIs() throws SQLException {
        // Given a session that was authenticated long ago
        String passkey = PASSKEYS + "/" + add(access, "Phone").path("id");
        age(access);
        stale(as(access).delete(passkey));

        // When the device signs the session's challenge
        String assertion = device.get(stepUpOptions(access));
        stepUp(access, assertion).then().statusCode(204);

        // Then the session counts as just authenticated, by two factors
        as(access).get("/api/auth/factors").then().body("assurance", equalTo("mfa"));
        as(access).post(PASSKEYS + "/options").then().statusCode(201);

        // And what was signed once shows nothing again
        age(access);
        notShown(stepUp(access, assertion));
        stale(as(access).delete(passkey));
    }

    @Test
    void nobodyElsesPasskeyAndNoOtherChallengeStepsUp() throws SQLException {
        add(access, "Phone");
        String other = accessToken(register());
        Device others = new Device(part(other, 1).get("iss").asText());
        post(other, others.create(as(other).post(PASSKEYS + "/options").asString()))
                .then()
                .statusCode(201);
        age(access);

        // somebody else's device, another session of one's own, and a challenge to sign in with
        notShown(stepUp(access, others.get(stepUpOptions(access))));
        notShown(stepUp(access, device.get(stepUpOptions(accessToken(person)))));
        notShown(stepUp(access, assertion()));
        // nor is a challenge to step up with one to sign in with
        refused(login(device.get(stepUpOptions(access))));
        // nor does a device do that has not verified its user, or a page elsewhere
        notShown(stepUp(access, device.get(stepUpOptions(access).replace("\"required\"", "\"discouraged\""))));
        device.visit("https://elsewhere.example");
        notShown(stepUp(access, device.get(stepUpOptions(access))));

        stale(as(access).post(PASSKEYS + "/options"));
    }

    @Test
    void whoseAccountIsGoneIsToldSoThoughTheirTokenIsStillTaken() throws SQLException {
        String token = accessToken(register());
        change("DELETE FROM account WHERE id = '" + part(token, 1).get("sub").asText() + "'");

        as(token)
                .post("/api/auth/step-up/passkey/options")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    private static void age(String token) throws SQLException {
        change("UPDATE session SET authenticated_at = now() - interval '61 minutes' WHERE id = '"
                + part(token, 1).get("sid").asText() + "'");
    }

    private static String stepUpOptions(String token) {
        return as(token)
                .post("/api/auth/step-up/passkey/options")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();
    }

    private static Response stepUp(String token, String assertion) {
        return as(token).body("{\"credential\": " + assertion + "}").post("/api/auth/step-up/passkey");
    }

    private static void notShown(Response response) {
        response.then().statusCode(403).body("code", equalTo("step-up-refused"));
    }

    private static void stale(Response response) {
        response.then().statusCode(403).body("code", equalTo("step-up-required"));
    }

    private Response add(String token, String name) {
        String options = as(token)
                .post(PASSKEYS + "/options")
                .then()
                .statusCode(201)
                .extract()
                .asString();
        return as(token)
                .body("{\"name\": \"" + name + "\", \"credential\": " + device.create(options) + "}")
                .post(PASSKEYS);
    }

    private static Response post(String token, String credential) {
        return as(token)
                .body("{\"name\": \"Phone\", \"credential\": " + credential + "}")
                .post(PASSKEYS);
    }

    private static String options() {
        return given().contentType(ContentType.JSON)
                .post(LOGIN + "/options")
                .then()
                .statusCode(201)
                .extract()
                .asString();
    }

    private String assertion() {
        return device.get(options());
    }

    private static Response login(String assertion) {
        return given().contentType(ContentType.JSON)
                .body("{\"credential\": " + assertion + "}")
                .post(LOGIN);
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(401)
                .body("code", equalTo("passkey-refused"))
                .body("title", equalTo("Login failed"))
                .body(
                        "detail",
                        equalTo("This passkey does not sign anybody in here. Begin again, or use your password."));
    }

    private static void notAccepted(Response response) {
        response.then().statusCode(422).body("code", equalTo("passkey-not-accepted"));
    }

    private static void change(String sql) throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                PreparedStatement update = system.prepareStatement(sql)) {
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
