package io.incubator.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("no-broker")
@QuarkusIntegrationTest
@Timeout(60)
class StreamIT extends PackagedService {
    private final Api somebody = Api.somebody();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void leave() {
        client.shutdownNow();
        readers.shutdownNow();
    }

    @Test
    void theStreamTellsTheWholeStoryAndWhatComes() throws Exception {
        String project = somebody.project("Told");
        String brief = somebody.brief(project);
        CompletableFuture<List<Event>> heard = follow(project, null, 5);

        somebody.patch(project, "{\"name\":\"Retold\"}").statusCode(200);
        somebody.revision(project, brief);
        somebody.post(project + "/archive").statusCode(200);

        List<Event> events = heard.get(20, TimeUnit.SECONDS);
        assertThat(events)
                .extracting(Event::name)
                .containsExactly(
                        "project.created", "brief.added", "project.updated", "revision.requested", "project.updated");
        assertThat(events).extracting(Event::id).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(events.get(1).data()).isEqualTo("{\"briefId\":\"" + brief + "\"}");
    }

    @Test
    void aStreamResumesAfterTheLastEventTheReaderKnows() throws Exception {
        String project = somebody.project("Resumed");
        for (int i = 0; i < 5; i++) {
            somebody.brief(project);
        }

        List<Event> events = follow(project, "4", 2).get(20, TimeUnit.SECONDS);

        assertThat(events).extracting(Event::id).containsExactly(5L, 6L);
    }

    @Test
    void writersAtTheSameTimeLeaveNoGapAndNoDouble() throws Exception {
        String project = somebody.project("Busy");
        CompletableFuture<List<Event>> heard = follow(project, "1", 60);

        try (ExecutorService writers = Executors.newCachedThreadPool()) {
            IntStream.range(0, 60).forEach(i -> writers.execute(() -> somebody.brief(project)));
        }

        assertThat(heard.get(30, TimeUnit.SECONDS))
                .extracting(Event::id)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 61).mapToObj(Long::valueOf).toList());
    }

    @Test
    void theStreamOfADeletedProjectSaysSoAndEnds() throws Exception {
        String project = somebody.project("Doomed");
        CompletableFuture<List<Event>> heard = follow(project, null, Integer.MAX_VALUE);
        somebody.brief(project);

        somebody.delete(project).statusCode(204);

        List<Event> events = heard.get(20, TimeUnit.SECONDS);
        assertThat(events.getLast().name()).isEqualTo("project.deleted");
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        String project = somebody.project("Followed");

        somebody.request()
                .header("Last-Event-ID", "yesterday")
                .get(project + "/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"));
    }

    /// Collects this many events, or all until the stream ends.
    private CompletableFuture<List<Event>> follow(String project, String lastEventId, int count) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + project + "/events"))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + somebody.token());
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Stream<String> lines = response.body()) {
                        return Event.parse(lines, count);
                    }
                },
                readers);
    }

    private record Event(long id, String name, String data) {
        static List<Event> parse(Stream<String> lines, int count) {
            List<Event> events = new ArrayList<>();
            String[] fields = new String[3];
            lines.takeWhile(line -> {
                        if (line.startsWith("id:")) {
                            fields[0] = line.substring(3).strip();
                        } else if (line.startsWith("event:")) {
                            fields[1] = line.substring(6).strip();
                        } else if (line.startsWith("data:")) {
                            fields[2] = line.substring(5).strip();
                        } else if (line.isEmpty() && fields[0] != null) {
                            events.add(new Event(Long.parseLong(fields[0]), fields[1], fields[2]));
                            fields[0] = null;
                        }
                        return events.size() < count;
                    })
                    .forEach(line -> {});
            return events;
        }
    }
}
