package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Language;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.FakeApi;
import io.incubator.launcher.client.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(60)
class IncubatorTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path state;

    @Test
    void helpTeachesTheCommandsExamplesAndExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("demo", "up", "down", "status", "logs", "plan", "test", "Exit codes", "Examples", "AMQP_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "status", "logs", "plan"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: incubator " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "up --port x", "plan", "up --replicas 99", "up --port 70000", "logs chat-service"})
    void wrongUsageIsTwo(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void withoutASuiteStatusPlanAndLogsAreThreeAndDownIsDone() throws IOException {
        Path brief = Files.writeString(state.resolve("idea.md"), "An idea.");
        assertThat(run("status", "--state", state.toString())).isEqualTo(3);
        assertThat(run("logs", "--state", state.toString())).isEqualTo(3);
        assertThat(run("plan", brief.toString(), "--state", state.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("./incubator up");
        assertThat(run("down", "--state", state.toString())).isZero();
    }

    @Test
    void statusIsJsonOnDemand() {
        assertThat(run("status", "--json", "--state", state.toString())).isEqualTo(3);
        assertThat(Json.read(out.toString()).path("running").asBoolean(true)).isFalse();
    }

    @Test
    void planWritesTheBundleAndSaysWhatCameOut() throws IOException {
        Path brief = Files.writeString(state.resolve("idea.md"), "# Job board\nAn idea.");
        Path folder = state.resolve("the plan");
        try (FakeApi api = new FakeApi()) {
            int code = run(
                    "plan",
                    brief.toString(),
                    "--url",
                    api.url(),
                    "--out",
                    folder.toString(),
                    "--state",
                    state.toString());
            assertThat(code).isZero();
            assertThat(out.toString())
                    .contains("Job board", "1. one modular monolith (8.4 of 10)", "A it is.", folder.toString());
            assertThat(folder.resolve("plan.json")).exists();
            // and as JSON, with nothing else around it
            out.getBuffer().setLength(0);
            run(
                    "plan",
                    brief.toString(),
                    "--url",
                    api.url(),
                    "--out",
                    folder.toString(),
                    "--state",
                    state.toString(),
                    "--json");
        }
        JsonNode result = Json.read(out.toString());
        assertThat(result.path("files")).hasSize(2);
        assertThat(result.path("recommendation").path("top")).hasSize(1);
    }

    @Test
    void jsonLogLinesAreMadeReadable() {
        assertThat(
                        LogFile.readable(
                                "{\"timestamp\":\"2026-11-20T10:00:00Z\",\"level\":\"WARN\",\"message\":\"Job late\",\"mdc\":{\"jobId\":\"7\"}}"))
                .isEqualTo("2026-11-20T10:00:00Z WARN  Job late jobId=7");
        assertThat(LogFile.readable("plain {text}")).isEqualTo("plain {text}");
    }

    @Test
    void followingALogPrintsWholeNewLinesOnly() throws IOException {
        Path file = Files.writeString(state.resolve("ai-service.log"), "old\n");
        LogFile log = new LogFile(file, false, new PrintWriter(out));
        Files.writeString(file, "old\nfirst\nsec");
        assertThat(log.printNews(true)).isTrue();
        assertThat(log.printNews(true)).isFalse();
        Files.writeString(file, "old\nfirst\nsecond\n");
        assertThat(log.printNews(true)).isTrue();
        assertThat(out.toString().lines()).containsExactly("ai-service | first", "ai-service | second");
    }

    @Test
    void progressIsABarOnATerminalAndLinesElsewhere() {
        Terminal lines = new Terminal(new PrintWriter(out), false);
        lines.progressed(10, "options");
        lines.progressed(10, "options");
        lines.progressed(5, "options");
        lines.said("done");
        assertThat(out.toString().lines()).containsExactly("  10 % options", "done");
        out.getBuffer().setLength(0);
        Terminal bar = new Terminal(new PrintWriter(out), true);
        bar.progressed(50, "options");
        bar.said("done");
        assertThat(out.toString())
                .isEqualTo("\r\u001b[K  [###############---------------] 50 % options\r\u001b[Kdone"
                        + System.lineSeparator());
    }

    private int run(String... arguments) {
        CommandLine commandLine = Incubator.commandLine(Language.EN);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
