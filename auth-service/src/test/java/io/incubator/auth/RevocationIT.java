package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class RevocationIT extends PackagedAuth {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @Test
    void logoutIsEffectiveWithinFiveSeconds() {
        // Given somebody with two sessions
        Person person = register();
        Response one = login(person);
        Response other = login(person);
        as(one.path("accessToken")).get("/api/auth/me").then().statusCode(200);

        // When one of them logs out
        post("/api/auth/logout", Map.of("refreshToken", one.<String>path("refreshToken")))
                .then()
                .statusCode(204);

        // Then its access token is refused at once, although it has not expired, and the other's is not
        await().atMost(PROMISED).until(() -> status(one) == 401);
        as(one.path("accessToken")).get("/api/auth/me").then().body("code", equalTo("unauthenticated"));
        as(other.path("accessToken")).get("/api/auth/me").then().statusCode(200);
    }

    @Test
    void aReplayedRefreshTokenWithdrawsTheAccessTokenToo() {
        // Given a refresh token that was spent longer ago than its grace
        Person person = register();
        Response login = login(person);
        String session = part(login.path("accessToken"), 1).get("sid").asText();
        Response current = refresh(login.path("refreshToken"));
        Rows.execute("UPDATE refresh_token SET rotated_at = rotated_at - interval '11 seconds' WHERE session_id = '"
                + session + "'");

        // When somebody replays it
        refresh(login.path("refreshToken")).then().statusCode(401);

        // Then the thief's and the owner's access tokens are both over
        await().atMost(PROMISED).until(() -> status(current) == 401);
    }

    @Test
    void theFeedTellsServicesWhatIsNewAndNobodyElse() {
        // Given a reader at the end of the feed
        String end = feed("").path("cursor");
        Response login = login(register());
        String session = part(login.path("accessToken"), 1).get("sid").asText();

        // When a session ends
        post("/api/auth/logout", Map.of("refreshToken", login.<String>path("refreshToken")));

        // Then the reader is told, and from its next cursor on not again
        Response news = feed(end);
        news.then().statusCode(200).body("items.session", hasItem(session)).body("more", equalTo(false));
        await().until(() ->
                !feed(news.path("cursor")).<List<String>>path("items.session").contains(session));

        // And people are not
        as(login(register()).path("accessToken"))
                .get("/internal/auth/revocations")
                .then()
                .statusCode(401);
        given().get("/internal/auth/revocations").then().statusCode(401);
        as(serviceToken("ai-service", Secrets.AI_SERVICE))
                .get("/internal/auth/revocations?after=nonsense")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
    }

    @Test
    void whatCommitsLateIsNotMissed() throws SQLException {
        UUID late = UUID.randomUUID();
        UUID early = UUID.randomUUID();
        try (Connection slow = SuiteResource.database().connectAsSystem();
                Statement statement = slow.createStatement()) {
            // Given a revocation whose transaction is slow
            slow.setAutoCommit(false);
            statement.execute(insertion(late));

            // When one that began after it commits first, and a reader goes on from there
            Rows.execute(insertion(early));
            Response first = feed("");
            assertThat(first.<List<String>>path("items.session"))
                    .contains(early.toString())
                    .doesNotContain(late.toString());
            slow.commit();

            // Then the reader still hears of the slow one
            assertThat(feed(first.path("cursor")).<List<String>>path("items.session"))
                    .contains(late.toString());
        }
    }

    private static int status(Response tokens) {
        return as(tokens.path("accessToken")).get("/api/auth/me").statusCode();
    }

    private static String insertion(UUID session) {
        return "INSERT INTO revocation (session_id, revoked_at, expires_at) VALUES ('" + session
                + "', now(), now() + interval '11 minutes')";
    }

    private static Response feed(String cursor) {
        return as(serviceToken("project-service", Secrets.PROJECT_SERVICE))
                .queryParam("after", cursor)
                .get("/internal/auth/revocations");
    }
}
