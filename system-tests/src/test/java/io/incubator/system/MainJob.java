package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.incubator.system.EventStream.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.core.ConditionTimeoutException;

/// The main job as a person does it, step by step.
final class MainJob {
    static final long PATIENCE_SECONDS = 90;
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Api person;
    private final String project;
    private String revision;

    private MainJob(Api person, String project) {
        this.person = person;
        this.project = project;
    }

    /// The briefs the repository ships.
    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /// A project with a brief, and its plan asked for.
    static MainJob begin(Api person, Path example) {
        try {
            JsonNode file = YAML.readTree(example.toFile());
            MainJob job = create(person, file.path("title").asText("A project"));
            ObjectNode brief = YAML.createObjectNode();
            brief.set("text", file.get("text"));
            brief.set("language", file.get("language"));
            brief.set("context", file.get("context"));
            return job.ask(brief);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same with a short brief of the test's own.
    static MainJob begin(Api person) {
        return create(person, "A booking system")
                .ask(Map.of(
                        "text",
                        "A booking system for a chain of five hair salons. Customers book online, staff see their day."
                                + " Two developers who know Java build it in three months; 2000 bookings a month."));
    }

    private static MainJob create(Api person, String name) {
        String id = person.post("/api/projects", Map.of("name", name, "description", "made by a system test"))
                .expect(201)
                .text("id");
        return new MainJob(person, id);
    }

    private MainJob ask(Object brief) {
        String briefId = person.post(path("/briefs"), brief).expect(201).text("id");
        Api.Answer accepted =
                person.post(path("/revisions"), Map.of("briefId", briefId)).expect(202);
        revision = accepted.text("id");
        assertThat(accepted.response().headers().firstValue("Location").orElse(""))
                .endsWith(path("/revisions/" + revision));
        return this;
    }

    String project() {
        return project;
    }

    String revision() {
        return revision;
    }

    String path(String rest) {
        return "/api/projects/" + project + rest;
    }

    /// The ledger's word on the planning.
    JsonNode job() {
        String id = await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .ignoreExceptions()
                .until(() -> person.get(path("/revisions/" + revision)).text("jobId"), text -> !text.isEmpty());
        Api.Answer answer = person.get("/api/jobs/" + id);
        return answer.status() == 200 ? answer.json() : null;
    }

    void awaitJobState(String state) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(job().path("state").asText()).isEqualTo(state));
    }

    /// Waits for the plan, polling as a patient client does through whatever goes wrong meanwhile.
    JsonNode awaitPlan() {
        try {
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(
                            () -> person.get(path("/revisions/" + revision))
                                    .expect(200)
                                    .text("state"),
                            state -> !state.equals("planning"));
        } catch (ConditionTimeoutException e) {
            JsonNode waiting = person.get(path("/revisions/" + revision)).json();
            String job = waiting.path("jobId").asText();
            throw new AssertionError(
                    "There is no plan yet: " + waiting + ", its job: "
                            + person.get("/api/jobs/" + job).json(),
                    e);
        }
        Api.Answer ready = person.get(path("/revisions/" + revision)).expect(200);
        assertThat(ready.text("state"))
                .as(ready.json().path("failure").toString())
                .isEqualTo("ready");
        return ready.json().get("plan");
    }

    /// No worker has lost the planning it had begun.
    void assertFirstAttempt() {
        JsonNode job = job();
        assertThat(job.path("attempts")).as(job.toString()).hasSize(1);
    }

    /// Nothing was lost and nothing done twice: one revision, and one event that says it is ready.
    void assertExactlyOneRevision() {
        JsonNode items = person.get(path("/revisions")).expect(200).json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("state").asText()).isEqualTo("ready");
        List<Event> events = eventsSoFar();
        assertThat(events.stream().filter(e -> e.name().equals("revision.ready")))
                .hasSize(1);
        assertThat(events.stream().map(e -> Long.parseLong(e.id())).toList())
                .as("sequence without gap or double")
                .isEqualTo(Stream.iterate(1L, n -> n + 1).limit(events.size()).toList());
    }

    private List<Event> eventsSoFar() {
        // a change of the project is the newest event, so everything before it is on the way
        person.patch(path(""), Map.of("description", "the test has looked")).expect(200);
        try (EventStream stream = person.stream(path("/events"), 0)) {
            return stream.until("project.updated", 20);
        }
    }

    /// The bundle's files by their path.
    Map<String, String> bundle() {
        Api.Answer zip = person.get(path("/revisions/" + revision + "/bundle")).expect(200);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
