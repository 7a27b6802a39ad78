package io.incubator.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.incubator.kittest.Rows;
import io.incubator.kittest.TestRevocations;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tickets open one stream once, as their owner, and nothing else.
@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(60)
class TicketIT extends PackagedService {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Api somebody = Api.somebody();

    @Test
    void ofAHundredUsesAtOnceOneSucceeds() throws Exception {
        String stream = somebody.project("Raced") + "/events";
        String ticket = ticket(stream);

        List<Integer> statuses = race(100, () -> open(stream + "?ticket=" + ticket));

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(99);
    }

    @Test
    void aTicketOpensItsStreamAndNothingElse() throws Exception {
        String project = somebody.project("Mine");
        String other = somebody.project("Also mine");
        String stream = project + "/events";
        String ticket = ticket(stream);

        for (String path : List.of(project, "/api/projects", other + "/events", stream + "/tickets")) {
            assertThat(open(path + "?ticket=" + ticket)).as(path).isIn(401, 404, 405);
        }
        given().post(stream + "/tickets?ticket=" + ticket).then().statusCode(401);
        given().delete(project + "?ticket=" + ticket).then().statusCode(401);

        assertThat(open(stream + "?ticket=" + ticket)).isEqualTo(200);
        assertThat(open(stream + "?ticket=" + ticket)).isEqualTo(401);
        assertThat(open(stream + "?ticket=itk_made-up")).isEqualTo(401);
        assertThat(open(stream + "?ticket=")).isEqualTo(401);
    }

    @Test
    void aTicketIsShortLivedAndStoredAsADigestOnly() {
        String stream = somebody.project("Kept") + "/events";
        Response answer = somebody.request().post(stream + "/tickets");

        answer.then().statusCode(201).header("Cache-Control", equalTo("no-store"));
        String ticket = answer.path("ticket");
        assertThat(Instant.parse(answer.path("expiresAt")))
                .isBetween(Instant.now(), Instant.now().plusSeconds(30));
        // 256 bits in base64url
        assertThat(ticket).matches("itk_[A-Za-z0-9_-]{43}");
        assertThat(Rows.count(
                        "select count(*) from stream_ticket t where t::text like '%" + ticket.substring(4) + "%'"))
                .isZero();

        Rows.execute("update stream_ticket set expires_at = now() - interval '1 second'");
        given().get(stream + "?ticket=" + ticket).then().statusCode(401).body("code", equalTo("unauthenticated"));
    }

    @Test
    void nobodyGetsATicketForWhatTheyMayNotRead() {
        String project = somebody.project("Private");

        Api.somebody().post(project + "/events/tickets").statusCode(404);
        Api.with("jobs:read").post(project + "/events/tickets").statusCode(403);
        given().post(project + "/events/tickets").then().statusCode(401);
    }

    @Test
    void aRevokedSessionsTicketIsWorthNothing() throws Exception {
        UUID session = UUID.randomUUID();
        Api person = new Api(
                somebody.organisation(),
                somebody.subject(),
                TestTokens.session(somebody.organisation(), somebody.subject(), session, "projects:read"));
        String stream = somebody.project("Withdrawn") + "/events";
        String ticket = person.request()
                .post(stream + "/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("ticket");

        TestRevocations.session(session);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> person.request().get("/api/projects").statusCode() == 401);

        assertThat(open(stream + "?ticket=" + ticket)).isEqualTo(401);
    }

    private String ticket(String stream) {
        return somebody.post(stream + "/tickets").statusCode(201).extract().path("ticket");
    }

    /// The status of a GET; a stream that opens is left at once.
    private static int open(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream _ = response.body()) {
            return response.statusCode();
        }
    }

    private static List<Integer> race(int clients, java.util.concurrent.Callable<Integer> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> one : running) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }
}
