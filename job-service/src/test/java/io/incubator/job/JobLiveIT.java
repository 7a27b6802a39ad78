package io.incubator.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.LiveClient;
import io.incubator.kittest.TestRevocations;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A job's live connection, with a plain WebSocket client.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(60)
class JobLiveIT extends PackagedLedger {
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String OVER = "1000 job-finished";

    private final Worker worker = new Worker("w1");
    private final Person person = Person.somebody();
    private final LiveClient client = new LiveClient();

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void aJobIsToldFromBeginningToEndAndResumesWithoutGapOrDouble() {
        String kind = newKind();
        UUID id = person.submit(kind);
        LiveClient.Line first = client.connect(live(id) + "?ticket=" + ticket(person, id));
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        worker.beat(lease, ",\"percent\":50,\"stage\":\"half\"");
        await().until(() -> first.tells("job.progressed"));
        first.socket().abort();

        LiveClient.Line second = client.connect(live(id) + "?after=3&ticket=" + ticket(person, id));
        worker.succeed(lease);

        assertThat(second.closed()).succeedsWithin(PROMISED).isEqualTo(OVER);
        assertThat(first.ids()).containsExactly(1L, 2L, 3L);
        assertThat(second.ids()).containsExactly(4L);
        assertThat(second.messages().getLast())
                .startsWith("{\"id\":4,\"type\":\"job.finished\",\"data\":{")
                .contains("\"state\": \"succeeded\"");
    }

    @Test
    void aTokenInTheHeaderOpensItTooAndSoDoesTheHeaderOfStreams() {
        UUID id = person.submit(newKind());
        person.cancel(id).statusCode(200);

        LiveClient.Line line =
                client.connect(live(id), "Authorization", "Bearer " + person.token(), "Last-Event-ID", "1");

        assertThat(line.closed()).succeedsWithin(PROMISED).isEqualTo(OVER);
        assertThat(line.ids()).containsExactly(2L);
    }

    @Test
    void whoKnowsTheEndIsToldNothingMore() {
        UUID id = person.submit(newKind());
        person.cancel(id).statusCode(200);

        LiveClient.Line line = client.connect(live(id) + "?after=2", bearer(person));

        assertThat(line.closed()).succeedsWithin(PROMISED).isEqualTo(OVER);
        assertThat(line.messages()).isEmpty();
    }

    @Test
    void whoeverIsNobodyOrMayNotOrIsElsewhereIsRefused() {
        UUID id = person.submit(newKind());
        UUID other = person.submit(newKind());
        String used = live(id) + "?ticket=" + ticket(person, id);
        client.connect(used);

        assertThat(client.status(live(id))).isEqualTo(401);
        assertThat(client.status(used)).isEqualTo(401);
        assertThat(client.status(live(id) + "?ticket=" + ticket(person, other))).isEqualTo(401);
        assertThat(client.status(live(id), bearer(with("projects:read")))).isEqualTo(403);
        assertThat(client.status(live(id), bearer(Person.somebody()))).isEqualTo(404);
        assertThat(client.status(live(UUID.randomUUID()), bearer(person))).isEqualTo(404);
        assertThat(client.status("/api/jobs/7/live", bearer(person))).isEqualTo(404);
        assertThat(client.status(live(id) + "?after=yesterday", bearer(person))).isEqualTo(400);
    }

    @Test
    void aPageOfAnotherOriginOpensNothing() {
        UUID id = person.submit(newKind());

        assertThat(client.status(live(id) + "?ticket=" + ticket(person, id), "Origin", "https://elsewhere.example"))
                .isEqualTo(403);
    }

    @Test
    void aRevokedSessionEndsTheConnectionWithinFiveSeconds() {
        UUID id = person.submit(newKind());
        UUID session = UUID.randomUUID();
        Person reader = inSession(session);
        LiveClient.Line line = client.connect(live(id) + "?ticket=" + ticket(reader, id));

        TestRevocations.session(session);

        assertThat(line.closed()).succeedsWithin(PROMISED).isEqualTo("4401 token-revoked");
        assertThat(line.messages().getLast()).isEqualTo("{\"type\":\"end\",\"data\":{\"reason\":\"token-revoked\"}}");
    }

    @Test
    void oneCallerHasTwentyConnectionsAndNoMore() {
        UUID id = person.submit(newKind());
        IntStream.range(0, 20).forEach(_ -> client.connect(live(id), bearer(person)));

        assertThat(client.status(live(id), bearer(person))).isEqualTo(429);
        assertThat(client.status(live(id), bearer(Person.in(person.organisation()))))
                .isEqualTo(101);
    }

    @Test
    void aHeartbeatComesWhileNothingHappens() {
        LiveClient.Line line = client.connect(live(person.submit(newKind())) + "?after=1", bearer(person));

        await().atMost(Duration.ofSeconds(25)).until(() -> line.pings() > 0);
        assertThat(line.messages()).isEmpty();
    }

    private Person with(String scope) {
        UUID subject = UUID.randomUUID();
        return new Person(person.organisation(), subject, TestTokens.user(person.organisation(), subject, scope));
    }

    private Person inSession(UUID session) {
        UUID subject = UUID.randomUUID();
        return new Person(
                person.organisation(),
                subject,
                TestTokens.session(person.organisation(), subject, session, Duration.ofMinutes(10), "jobs:read"));
    }

    private static String live(UUID id) {
        return "/api/jobs/" + id + "/live";
    }

    private static String ticket(Person who, UUID id) {
        return who.request()
                .post("/api/jobs/" + id + "/events/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("ticket");
    }

    private static String[] bearer(Person who) {
        return new String[] {"Authorization", "Bearer " + who.token()};
    }
}
