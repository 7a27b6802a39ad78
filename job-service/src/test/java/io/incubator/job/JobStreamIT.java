package io.incubator.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A job's events, live.
@Tag("no-broker")
@QuarkusIntegrationTest
class JobStreamIT extends PackagedLedger {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Worker worker = new Worker("w1");

    @Test
    void aStreamTellsAJobFromBeginningToEndAndResumesWithoutGapOrDouble() throws Exception {
        String kind = newKind();
        Person person = Person.somebody();
        UUID id = person.submit(kind);
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        // Given somebody who follows a job
        CompletableFuture<Void> stream = follow(person, id, null, lines);
        await().until(() -> values(lines, "event:").contains("job.queued"));

        // When it runs, progresses and ends
        Worker.Lease lease = worker.claim(kind, 1).getFirst();
        worker.beat(lease, ",\"percent\":50,\"stage\":\"half\"");
        await().until(() -> values(lines, "event:").contains("job.progressed"));
        worker.succeed(lease);

        // Then every step arrives, numbered without a gap, and the stream ends
        stream.get(20, TimeUnit.SECONDS);
        assertThat(values(lines, "event:"))
                .containsExactly("job.queued", "job.started", "job.progressed", "job.finished");
        assertThat(values(lines, "id:")).containsExactly("1", "2", "3", "4");
        assertThat(values(lines, "data:").getLast())
                .contains("\"state\": \"succeeded\"")
                .contains("\"at\": \"20");

        // And whoever comes back gets what they missed, nothing else
        Queue<String> rest = new ConcurrentLinkedQueue<>();
        follow(person, id, "2", rest).get(20, TimeUnit.SECONDS);
        assertThat(values(rest, "id:")).containsExactly("3", "4");
        Queue<String> nothing = new ConcurrentLinkedQueue<>();
        follow(person, id, "4", nothing).get(20, TimeUnit.SECONDS);
        assertThat(values(nothing, "id:")).isEmpty();
    }

    @Test
    void aJobThatWasRunAgainIsToldToItsLastEnd() throws Exception {
        Person person = Person.somebody();
        UUID id = person.submit(newKind());
        person.cancel(id).statusCode(200);
        person.request().post("/api/jobs/" + id + "/retry").then().statusCode(200);
        Queue<String> lines = new ConcurrentLinkedQueue<>();

        CompletableFuture<Void> stream = follow(person, id, null, lines);
        await().until(() -> values(lines, "id:").size() == 3);
        person.cancel(id).statusCode(200);

        stream.get(20, TimeUnit.SECONDS);
        assertThat(values(lines, "event:")).containsExactly("job.queued", "job.finished", "job.queued", "job.finished");
    }

    @Test
    void aBadPositionIsRefused() {
        Person person = Person.somebody();
        UUID id = person.submit(newKind());

        person.request()
                .header("Last-Event-ID", "yesterday")
                .get("/api/jobs/" + id + "/events")
                .then()
                .statusCode(400);
    }

    @Test
    void aTicketFollowsItsJobOnceAndNothingElse() {
        Person person = Person.somebody();
        UUID id = person.submit(newKind());
        String stream = "/api/jobs/" + id + "/events";
        String ticket = person.request()
                .post(stream + "/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("ticket");

        // Given without a header: another job, the job itself, and what a ticket is not for
        UUID other = person.submit(newKind());
        given().get("/api/jobs/" + other + "/events?ticket=" + ticket).then().statusCode(401);
        given().get("/api/jobs/" + id + "?ticket=" + ticket).then().statusCode(401);
        given().post("/api/jobs/" + id + "/cancel?ticket=" + ticket).then().statusCode(401);

        // Then it opens its stream to its end, once
        person.request().post("/api/jobs/" + id + "/cancel").then().statusCode(200);
        given().get(stream + "?ticket=" + ticket).then().statusCode(200).body(containsString("event:job.finished"));
        given().get(stream + "?ticket=" + ticket).then().statusCode(401);

        // And nobody gets one for a job of somebody else
        Person.somebody().request().post(stream + "/tickets").then().statusCode(404);
    }

    private static CompletableFuture<Void> follow(Person person, UUID id, String lastEventId, Queue<String> lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + "/api/jobs/" + id + "/events"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + person.token())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(response -> {
                    assertThat(response.statusCode()).isEqualTo(200);
                    assertThat(response.headers().firstValue("X-Accel-Buffering"))
                            .contains("no");
                    response.body().forEach(lines::add);
                });
    }

    private static List<String> values(Queue<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip())
                .toList();
    }
}
