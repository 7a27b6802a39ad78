package io.incubator.system.docs;

import static io.incubator.system.docs.Documents.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.system.Command;
import io.incubator.system.NodeProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every diagram of the documents, parsed by the real Mermaid.
@Tag("node")
class DiagramsTest {
    private static final Path PARSER = ROOT.resolve("ai-service/src/test/mermaid");
    private static final Path HOME = Path.of("target", "mermaid");
    private static final Pattern DIAGRAM = Pattern.compile("(?ms)^```mermaid\\n(.*?)^```$");

    @Test
    void everyDiagramIsParsedByMermaid(@TempDir Path folder) throws Exception {
        Files.createDirectories(HOME);
        for (String name : List.of("package.json", "package-lock.json", "parse.mjs")) {
            Files.copy(
                    PARSER.resolve(name),
                    HOME.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
        NodeProject mermaid = NodeProject.in(HOME, "Diagrams of the documents are NOT checked by Mermaid");
        int written = write(folder);

        Command.Result parsed = mermaid.run(Map.of(), "node", "parse.mjs", folder.toString());

        assertThat(parsed.status()).as(parsed.output()).isZero();
        assertThat(written).isGreaterThan(6);
    }

    private static int write(Path folder) throws IOException {
        int written = 0;
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher diagram = DIAGRAM.matcher(Files.readString(page));
                while (diagram.find()) {
                    String name = page.getFileName().toString().replace(".md", "-") + written++ + ".mmd";
                    Files.writeString(folder.resolve(name), diagram.group(1));
                }
            }
        }
        return written;
    }
}
