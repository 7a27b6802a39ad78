package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.TestRevocations;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The live connection of a project, with a plain WebSocket client.
@QuarkusIntegrationTest
@Timeout(60)
class LiveIT extends PackagedService {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");

    private final Api somebody = Api.somebody();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void leave() {
        client.shutdownNow();
    }

    @Test
    void eventsComeInOrderWithoutGapOrDoubleAlsoAfterAResume() {
        String project = somebody.project("Busy");
        Listener first = connect(project + "/live?ticket=" + ticket(project));
        try (ExecutorService writers = Executors.newCachedThreadPool()) {
            IntStream.range(0, 40).forEach(_ -> writers.execute(() -> somebody.brief(project)));
        }
        await().until(() -> first.ids().size() >= 25);
        first.socket.abort();
        List<Long> known = first.ids();

        Listener second = connect(project + "/live?after=" + known.getLast() + "&ticket=" + ticket(project));
        somebody.patch(project, "{\"name\":\"Busier\"}").statusCode(200);

        await().until(() -> second.tells("project.updated"));
        List<Long> all = new ArrayList<>(known);
        all.addAll(second.ids());
        assertThat(all)
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(second.messages.getLast())
                .startsWith("{\"id\":" + all.size() + ",\"type\":\"project.updated\",\"data\":{")
                .contains("\"name\":\"Busier\"");
    }

    @Test
    void aTokenInTheHeaderOpensItToo() {
        String project = somebody.project("Followed");
        somebody.brief(project);

        Listener live = connect(project + "/live", "Authorization", "Bearer " + somebody.token());

        await().until(() -> live.tells("brief.added"));
    }

    @Test
    void whoeverIsNobodyOrMayNotOrIsElsewhereIsRefused() {
        String project = somebody.project("Mine");
        String other = somebody.project("Also mine");

        assertThat(refused(project + "/live")).isEqualTo(401);
        assertThat(refused(project + "/live?ticket=nonsense")).isEqualTo(401);
        assertThat(refused(project + "/live?ticket=" + ticket(other))).isEqualTo(401);
        assertThat(refused(project + "/live", bearer(Api.with("jobs:read")))).isEqualTo(403);
        assertThat(refused(project + "/live", bearer(Api.somebody()))).isEqualTo(404);
        assertThat(refused("/api/projects/" + UUID.randomUUID() + "/live", bearer(somebody)))
                .isEqualTo(404);
        assertThat(refused("/api/projects/7/live", bearer(somebody))).isEqualTo(404);
        assertThat(refused(project + "/live?after=yesterday", bearer(somebody))).isEqualTo(400);
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

        connect(address);

        assertThat(refused(address)).isEqualTo(401);
    }

    @Test
    void aRevokedSessionEndsTheConnectionWithinFiveSeconds() {
        UUID session = UUID.randomUUID();
        Api person = inSession(session, Duration.ofMinutes(10));
        String project = somebody.project("Followed");
        Listener live = connect(project + "/live?ticket=" + ticket(person, project));

        TestRevocations.session(session);

        await().atMost(PROMISED).until(live.closed::isDone);
        assertThat(live.closed).isCompletedWithValue("4401 token-revoked");
        assertThat(live.messages.getLast()).isEqualTo("{\"type\":\"end\",\"data\":{\"reason\":\"token-revoked\"}}");
    }

    @Test
    void theConnectionEndsWithItsToken() {
        Api person = inSession(UUID.randomUUID(), Duration.ofSeconds(4));
        String project = somebody.project("Followed");

        Listener live = connect(project + "/live?ticket=" + ticket(person, project));

        await().atMost(Duration.ofSeconds(9)).until(live.closed::isDone);
        assertThat(live.closed).isCompletedWithValue("4401 token-expired");
    }

    @Test
    void aDeletedProjectSaysSoAndCloses() {
        String project = somebody.project("Doomed");
        Listener live = connect(project + "/live?ticket=" + ticket(project));

        somebody.delete(project).statusCode(204);

        await().atMost(Duration.ofSeconds(10)).until(live.closed::isDone);
        assertThat(live.closed).isCompletedWithValue("1000 project-deleted");
        assertThat(live.messages.getLast()).startsWith("{\"type\":\"project.deleted\"");
    }

    @Test
    void oneCallerHasTwentyConnectionsAndNoMore() {
        String project = somebody.project("Popular");
        List<Listener> open = IntStream.range(0, 20)
                .mapToObj(_ -> connect(project + "/live", bearer(somebody)))
                .toList();

        assertThat(refused(project + "/live", bearer(somebody))).isEqualTo(429);
        Api colleague = new Api(
                somebody.organisation(),
                UUID.randomUUID(),
                TestTokens.user(somebody.organisation(), UUID.randomUUID(), "projects:read"));
        connect(project + "/live", bearer(colleague));

        open.getFirst().socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> accepted(project + "/live", bearer(somebody)));
    }

    @Test
    void whatACallerSaysIsNotLookedAt() {
        String project = somebody.project("Talkative");
        Listener live = connect(project + "/live", bearer(somebody));

        live.socket.sendText("{\"type\":\"subscribe\"}", true).join();
        somebody.brief(project);

        await().until(() -> live.tells("brief.added"));
    }

    @Test
    void aHeartbeatComesWhileNothingHappens() {
        Listener live = connect(somebody.project("Quiet") + "/live?after=1000", bearer(somebody));

        await().atMost(Duration.ofSeconds(25)).until(() -> live.pings.get() > 0);
        assertThat(live.messages).isEmpty();
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

    private Listener connect(String path, String... headers) {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        Listener listener = new Listener();
        listener.socket = builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + path), listener)
                .join();
        return listener;
    }

    private boolean accepted(String path, String... headers) {
        try {
            connect(path, headers);
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    /// The status of the answer to a handshake that is refused.
    private int refused(String path, String... headers) {
        try {
            connect(path, headers);
            return 101;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final AtomicInteger pings = new AtomicInteger();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private volatile WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        boolean tells(String type) {
            return messages.stream().anyMatch(message -> message.contains("\"type\":\"" + type + "\""));
        }

        List<Long> ids() {
            return messages.stream()
                    .map(ID::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> Long.valueOf(matcher.group(1)))
                    .toList();
        }
    }
}
