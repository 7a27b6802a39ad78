package io.incubator.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.TestRevocations;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What auth-service withdraws holds here, too, for requests and for streams that are open.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(60)
class RevokedTokensIT extends PackagedService {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String[] RIGHTS = {"projects:read", "projects:write"};
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final UUID organisation = UUID.randomUUID();
    private final UUID subject = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final Api person =
            new Api(organisation, subject, TestTokens.session(organisation, subject, session, RIGHTS));

    @Test
    void aSessionThatEndedIsRefusedWithinFiveSeconds() {
        person.get("/api/projects").statusCode(200);

        TestRevocations.session(session);

        await().atMost(PROMISED).until(() -> status(person) == 401);
        assertThat(status(new Api(
                        organisation, subject, TestTokens.session(organisation, subject, UUID.randomUUID(), RIGHTS))))
                .isEqualTo(200);
    }

    @Test
    void aChangedRoleIsEffectiveWithinFiveSecondsAndOnlyInThatOrganisation() {
        UUID elsewhere = UUID.randomUUID();
        Api there = new Api(elsewhere, subject, TestTokens.session(elsewhere, subject, session, RIGHTS));

        TestRevocations.member(subject, organisation);

        await().atMost(PROMISED).until(() -> status(person) == 401);
        assertThat(status(there)).isEqualTo(200);
    }

    @Test
    void anOpenStreamEndsWhenItsTokenIsRevoked() throws Exception {
        String project = person.project("Followed");
        CompletableFuture<List<String>> lines = follow(project, person.token());

        TestRevocations.person(subject);

        assertThat(lines.get(PROMISED.toSeconds(), TimeUnit.SECONDS))
                .containsSubsequence("event:end", "data:{\"reason\":\"token-revoked\"}");
    }

    @Test
    void anOpenStreamEndsWhenItsTokenExpires() throws Exception {
        String project = person.project("Followed");
        String token = TestTokens.session(organisation, subject, session, Duration.ofSeconds(3), RIGHTS);

        List<String> lines = follow(project, token).get(8, TimeUnit.SECONDS);

        assertThat(lines).containsSubsequence("event:end", "data:{\"reason\":\"token-expired\"}");
    }

    private static int status(Api who) {
        return given().auth().oauth2(who.token()).get("/api/projects").statusCode();
    }

    /// All lines of a stream, once it has ended.
    private static CompletableFuture<List<String>> follow(String project, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + project + "/events"))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<java.util.stream.Stream<String>> response =
                HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return CompletableFuture.supplyAsync(() -> response.body().toList());
    }
}
