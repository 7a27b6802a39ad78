package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.system.TraceReceiver.Span;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a call leads to is one trace, over HTTP, rows, messages and the worker; and what is logged on the way says so.
class TracingIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TraceReceiver RECEIVER = TraceReceiver.open();
    private static final SuiteUnderTest SUITE = SuiteUnderTest.withReplicas(
            1,
            Map.of(
                    "INCUBATOR_TRACING_ENDPOINT",
                    RECEIVER.url(),
                    "INCUBATOR_TRACING_PROTOCOL",
                    "http/protobuf",
                    "QUARKUS_LOG_CATEGORY__IO_QUARKUS_HTTP_ACCESS_LOG__LEVEL",
                    "INFO",
                    "QUARKUS_HTTP_ACCESS_LOG_ENABLED",
                    "true"));

    private final String trace = "4bf92f3577b34da6" + Long.toHexString(System.nanoTime() | Long.MIN_VALUE);
    private final Map<String, String> ours = Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    @AfterAll
    static void stop() {
        SUITE.close();
        RECEIVER.close();
    }

    @Test
    void aPlanIsOneTraceFromTheCallToItsResult() {
        Api person = Api.newPerson(SUITE.gateway());
        String project = person.post("/api/projects", Map.of("name", "Traced"))
                .expect(201)
                .text("id");
        String brief = person.post(
                        "/api/projects/" + project + "/briefs",
                        Map.of("text", "A booking system for five hair salons."))
                .expect(201)
                .text("id");

        // When
        Api.Exchange asked = person.exchange(
                "POST",
                "/api/projects/" + project + "/revisions",
                HttpRequest.BodyPublishers.ofString("{\"briefId\":\"" + brief + "\"}"),
                ours);

        // Then
        assertThat(asked.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(MainJob.PATIENCE_SECONDS)).untilAsserted(() -> {
            Span call = only("project-service", "POST /api/projects/{projectId}/revisions", "00f067aa0ba902b7");
            Span sent = only("project-service", "publish jobs.submit.v1", call.id());
            Span taken = only("job-service", "process jobs-submit", sent.id());
            Span worked = only("ai-service", "job plan", taken.id());
            assertThat(below("ai-service", worked)).as("calls of the worker").isNotEmpty();
            Span read = below("ai-service", worked).getFirst();
            assertThat(below("project-service", read)).as("what they led to").hasSize(1);
            Span told = only("job-service", "publish jobs.job.finished.v1.projects", taken.id());
            only("project-service", "process job-finished", told.id());
        });
    }

    @Test
    void problemsAndLogLinesNameTheTrace() throws IOException {
        Api person = Api.newPerson(SUITE.gateway());

        Api.Exchange refused = person.exchange(
                "GET", "/api/projects/00000000-0000-7000-8000-000000000000", HttpRequest.BodyPublishers.noBody(), ours);

        assertThat(refused.status()).isEqualTo(404);
        assertThat(JSON.readTree(refused.body()).path("traceId").asText()).isEqualTo(trace);
        await().untilAsserted(() -> assertThat(linesOfTheTrace("project-service"))
                .as("log lines of the call")
                .anySatisfy(line -> {
                    assertThat(line.path("message").asText()).contains("/api/projects/00000000");
                    assertThat(line.path("level").asText()).isEqualTo("INFO");
                }));
    }

    private List<JsonNode> linesOfTheTrace(String service) throws IOException {
        try (Stream<String> lines = Files.lines(SUITE.log(service))) {
            return lines.filter(line -> line.startsWith("{"))
                    .map(TracingIT::read)
                    .filter(line -> line.at("/mdc/traceId").asText().equals(trace))
                    .toList();
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + line, e);
        }
    }

    private Span only(String service, String name, String parent) {
        List<Span> found = RECEIVER.of(trace).stream()
                .filter(span -> span.service().equals(service)
                        && span.name().equals(name)
                        && span.parent().equals(parent))
                .toList();
        assertThat(found)
                .as("%s of %s below %s in %s", name, service, parent, RECEIVER.of(trace))
                .hasSize(1);
        return found.getFirst();
    }

    private List<Span> below(String service, Span parent) {
        return RECEIVER.of(trace).stream()
                .filter(span -> span.service().equals(service) && span.parent().equals(parent.id()))
                .toList();
    }
}
