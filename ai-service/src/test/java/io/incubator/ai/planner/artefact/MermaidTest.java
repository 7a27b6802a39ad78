package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every diagram, parsed by the real Mermaid under Node. Skipped, and said so, where Node or the
/// package cannot be had; with `REQUIRE_NODE=true` in the environment that is a failure.
@Tag("node")
class MermaidTest {
    private static final Path SOURCES = Path.of("src", "test", "mermaid");
    private static final Path HOME = Path.of("target", "mermaid");

    @Test
    void everyDiagramIsParsedByMermaid(@TempDir Path folder) throws IOException, InterruptedException {
        prepare();
        Map<String, String> diagrams = Artefacts.distinct(".mmd");
        for (Map.Entry<String, String> diagram : diagrams.entrySet()) {
            Files.writeString(folder.resolve(diagram.getKey()), diagram.getValue());
        }

        Run run = run(List.of("node", "parse.mjs", folder.toString()));

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output()).contains("flowchart-v2", "sequence", "class", "er", "gantt", "stateDiagram");
        assertThat(diagrams).hasSizeGreaterThan(200);
    }

    private static void prepare() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String name : List.of("package.json", "package-lock.json", "parse.mjs")) {
            Files.copy(SOURCES.resolve(name), HOME.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (run(List.of("node", "--version")).status() != 0) {
            missing("Node is not installed");
        }
        if (!Files.isDirectory(HOME.resolve("node_modules/mermaid"))) {
            Run install = run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            if (install.status() != 0) {
                missing("npm cannot install Mermaid: " + install.output());
            }
        }
    }

    private static void missing(String reason) {
        String message = "Diagrams are NOT checked by Mermaid: " + reason;
        assertThat(System.getenv("REQUIRE_NODE")).as(message).isNotEqualTo("true");
        System.err.println(message);
        abort(message);
    }

    private record Run(int status, String output) {}

    private static Run run(List<String> command) throws InterruptedException {
        try {
            Path output = Files.createTempFile("mermaid", ".txt");
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            String said = Files.readString(output);
            Files.delete(output);
            return new Run(ended ? process.exitValue() : -1, said);
        } catch (IOException e) {
            return new Run(-1, e.getMessage());
        }
    }
}
