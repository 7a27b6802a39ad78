package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Seeing and ending one's sessions, and changing one's password.
@QuarkusIntegrationTest
class SessionsIT extends PackagedAuth {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String NEW_PASSWORD = "seven green boats at noon";

    private Person person;

    @BeforeEach
    void somebody() {
        person = register();
    }

    @Test
    void aUserListsTheirSessionsAndEndsOne() {
        Response phone = given().contentType(ContentType.JSON)
                .header("User-Agent", "Phone")
                .body(Map.of("email", person.email(), "password", PASSWORD))
                .post("/api/auth/login");
        Response desk = login(person);
        String phoneSession = session(phone);

        as(desk.path("accessToken"))
                .get("/api/auth/sessions")
                .then()
                .statusCode(200)
                .body("items.id", contains(session(desk), phoneSession))
                .body("items.current", contains(true, false))
                .body("items[1].client", equalTo("Phone"));
        as(desk.path("accessToken"))
                .delete("/api/auth/sessions/" + phoneSession)
                .then()
                .statusCode(204);

        refresh(phone.path("refreshToken")).then().statusCode(401);
        await().atMost(PROMISED).until(() -> status(phone) == 401);
        as(desk.path("accessToken")).get("/api/auth/sessions").then().body("items.id", contains(session(desk)));
        as(desk.path("accessToken"))
                .delete("/api/auth/sessions/" + phoneSession)
                .then()
                .statusCode(404);
    }

    @Test
    void nobodyEndsSomebodyElsesSession() {
        Response stranger = login(register());

        as(login(person).path("accessToken"))
                .delete("/api/auth/sessions/" + session(stranger))
                .then()
                .statusCode(404);

        refresh(stranger.path("refreshToken")).then().statusCode(200);
    }

    @Test
    void signingOutElsewhereAndEverywhere() {
        List<Response> others = List.of(login(person), login(person));
        Response current = login(person);

        as(current.path("accessToken")).delete("/api/auth/sessions").then().statusCode(204);
        others.forEach(other -> refresh(other.path("refreshToken")).then().statusCode(401));
        await().atMost(PROMISED).until(() -> others.stream().allMatch(other -> status(other) == 401));
        assertThat(status(current)).isEqualTo(200);

        as(current.path("accessToken"))
                .delete("/api/auth/sessions?current=true")
                .then()
                .statusCode(204);
        await().atMost(PROMISED).until(() -> status(current) == 401);
        refresh(current.path("refreshToken")).then().statusCode(401);
    }

    @Test
    void aPasswordChangeTakesTheCurrentOneEndsOtherSessionsAndLeavesANotice() {
        Response other = login(person);
        Response current = login(person);

        // Given wrong and unfit ones change nothing
        change(current, "not the current one", NEW_PASSWORD)
                .then()
                .statusCode(403)
                .body("code", equalTo("wrong-password"));
        change(current, PASSWORD, "password12345678")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].code", equalTo("breached"));
        change(current, PASSWORD, person.email()).then().statusCode(400).body("errors[0].code", equalTo("context"));

        // When it is changed
        change(current, PASSWORD, NEW_PASSWORD).then().statusCode(204);

        // Then only the new one signs in, the other session is over, and a notice tells of it
        login(person).then().statusCode(401);
        post("/api/auth/login", Map.of("email", person.email(), "password", NEW_PASSWORD))
                .then()
                .statusCode(200);
        refresh(other.path("refreshToken")).then().statusCode(401);
        await().atMost(PROMISED).until(() -> status(other) == 401);
        as(current.path("accessToken"))
                .get("/api/auth/notices")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("password-changed"))
                .body("items", hasSize(1));
    }

    private static Response change(Response by, String current, String next) {
        return as(by.path("accessToken"))
                .body(Map.of("currentPassword", current, "password", next))
                .put("/api/auth/password");
    }

    private static String session(Response tokens) {
        return part(tokens.path("accessToken"), 1).get("sid").asText();
    }

    private static int status(Response tokens) {
        return as(tokens.path("accessToken")).get("/api/auth/me").statusCode();
    }
}
