package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.LiveClient;
import io.incubator.kittest.TestRevocations;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The live connection of a project, with a plain WebSocket client.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(60)
class LiveIT extends PackagedService {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private final Api somebody = Api.somebody();
    private final LiveClient client = new LiveClient();

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void eventsComeInOrderWithoutGapOrDoubleAlsoAfterAResume() {
        String project = somebody.project("Busy");
        LiveClient.Line first = client.connect(project + "/live?ticket=" + ticket(project));
        try (ExecutorService writers = Executors.newCachedThreadPool()) {
            IntStream.range(0, 40).forEach(_ -> writers.execute(() -> somebody.brief(project)));
        }
        await().until(() -> first.ids().size() >= 25);
        first.socket().abort();
        List<Long> known = first.ids();

        LiveClient.Line second =
                client.connect(project + "/live?after=" + known.getLast() + "&ticket=" + ticket(project));
        somebody.patch(project, "{\"name\":\"Busier\"}").statusCode(200);

        await().until(() -> second.tells("project.updated"));
        List<Long> all = new ArrayList<>(known);
        all.addAll(second.ids());
        assertThat(all)
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(second.messages().getLast())
                .startsWith("{\"id\":" + all.size() + ",\"type\":\"project.updated\",\"data\":{")
                .contains("\"name\":\"Busier\"");
    }

    @Test
    void aTokenInTheHeaderOpensItToo() {
        String project = somebody.project("Followed");
        somebody.brief(project);

        LiveClient.Line live = client.connect(project + "/live", "Authorization", "Bearer " + somebody.token());

        await().until(() -> live.tells("brief.added"));
    }

    @Test
    void whoeverIsNobodyOrMayNotOrIsElsewhereIsRefused() {
        String project = somebody.project("Mine");
        String other = somebody.project("Also mine");

        assertThat(client.status(project + "/live")).isEqualTo(401);
        assertThat(client.status(project + "/live?ticket=nonsense")).isEqualTo(401);
        assertThat(client.status(project + "/live?ticket=" + ticket(other))).isEqualTo(401);
        assertThat(client.status(project + "/live", bearer(Api.with("jobs:read"))))
                .isEqualTo(403);
        assertThat(client.status(project + "/live", bearer(Api.somebody()))).isEqualTo(404);
        assertThat(client.status("/api/projects/" + UUID.randomUUID() + "/live", bearer(somebody)))
                .isEqualTo(404);
        assertThat(client.status("/api/projects/7/live", bearer(somebody))).isEqualTo(404);
        assertThat(client.status(project + "/live?after=yesterday", bearer(somebody)))
                .isEqualTo(400);
    }

    @Test
    void aRefusalIsAProblemInTheCallersLanguage() {
        String project = somebody.project("Mine");

        RestAssured.given()
                .auth()
                .oauth2(Api.somebody().token())
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")
                .header("Accept-Language", "zh-CN")
                .get(project + "/live")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"))
                .body("title", equalTo("未找到"));
    }

    @Test
    void aTicketOpensOneConnection() {
        String project = somebody.project("Mine");
        String address = project + "/live?ticket=" + ticket(project);

        client.connect(address);

        assertThat(client.status(address)).isEqualTo(401);
    }

    @Test
    void aRevokedSessionEndsTheConnectionWithinFiveSeconds() {
        UUID session = UUID.randomUUID();
        Api person = inSession(session, Duration.ofMinutes(10));
        String project = somebody.project("Followed");
        LiveClient.Line live = client.connect(project + "/live?ticket=" + ticket(person, project));

        TestRevocations.session(session);

        await().atMost(PROMISED).until(live.closed()::isDone);
        assertThat(live.closed()).isCompletedWithValue("4401 token-revoked");
        assertThat(live.messages().getLast()).isEqualTo("{\"type\":\"end\",\"data\":{\"reason\":\"token-revoked\"}}");
    }

    @Test
    void theConnectionEndsWithItsToken() {
        Api person = inSession(UUID.randomUUID(), Duration.ofSeconds(4));
        String project = somebody.project("Followed");

        LiveClient.Line live = client.connect(project + "/live?ticket=" + ticket(person, project));

        await().atMost(Duration.ofSeconds(9)).until(live.closed()::isDone);
        assertThat(live.closed()).isCompletedWithValue("4401 token-expired");
    }

    @Test
    void aDeletedProjectSaysSoAndCloses() {
        String project = somebody.project("Doomed");
        LiveClient.Line live = client.connect(project + "/live?ticket=" + ticket(project));

        somebody.delete(project).statusCode(204);

        await().atMost(Duration.ofSeconds(10)).until(live.closed()::isDone);
        assertThat(live.closed()).isCompletedWithValue("1000 project-deleted");
        assertThat(live.messages().getLast()).startsWith("{\"type\":\"project.deleted\"");
    }

    @Test
    void oneCallerHasTwentyConnectionsAndNoMore() {
        String project = somebody.project("Popular");
        List<LiveClient.Line> open = IntStream.range(0, 20)
                .mapToObj(_ -> client.connect(project + "/live", bearer(somebody)))
                .toList();

        assertThat(client.status(project + "/live", bearer(somebody))).isEqualTo(429);
        Api colleague = new Api(
                somebody.organisation(),
                UUID.randomUUID(),
                TestTokens.user(somebody.organisation(), UUID.randomUUID(), "projects:read"));
        client.connect(project + "/live", bearer(colleague));

        open.getFirst().socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> client.status(project + "/live", bearer(somebody)) == 101);
    }

    @Test
    void whatACallerSaysIsNotLookedAt() {
        String project = somebody.project("Talkative");
        LiveClient.Line live = client.connect(project + "/live", bearer(somebody));

        live.socket().sendText("{\"type\":\"subscribe\"}", true).join();
        somebody.brief(project);

        await().until(() -> live.tells("brief.added"));
    }

    @Test
    void aHeartbeatComesWhileNothingHappens() {
        LiveClient.Line live = client.connect(somebody.project("Quiet") + "/live?after=1000", bearer(somebody));

        await().atMost(Duration.ofSeconds(25)).until(() -> live.pings() > 0);
        assertThat(live.messages()).isEmpty();
    }

    private Api inSession(UUID session, Duration life) {
        UUID subject = UUID.randomUUID();
        return new Api(
                somebody.organisation(),
                subject,
                TestTokens.session(somebody.organisation(), subject, session, life, "projects:read"));
    }

    private String ticket(String project) {
        return ticket(somebody, project);
    }

    private static String ticket(Api who, String project) {
        return who.post(project + "/events/tickets").statusCode(201).extract().path("ticket");
    }

    private static String[] bearer(Api who) {
        return new String[] {"Authorization", "Bearer " + who.token()};
    }
}
