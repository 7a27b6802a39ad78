package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of promises names tests that exist.
class PromisesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:IT|Test))\\.(\\w+)`");

    @Test
    void everyPromiseNamesATestThatIsThere() throws IOException {
        Map<String, String> tests = testSources();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/reference/promises.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| promise"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(30).allSatisfy(row -> {
            Matcher named = NAMED.matcher(row);
            assertThat(named.find()).as("a test in: %s", row).isTrue();
            do {
                assertThat(tests).as(row).containsKey(named.group(1));
                assertThat(tests.get(named.group(1)))
                        .as("%s.%s", named.group(1), named.group(2))
                        .containsPattern("void " + named.group(2) + "\\(");
            } while (named.find());
        });
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(ROOT);
                Stream<Path> libraries = Files.list(ROOT.resolve("libs"))) {
            Stream.concat(modules, libraries)
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    // two services may have a test of the same name
                    .forEach(tests -> below(tests).forEach((name, text) -> sources.merge(name, text, String::concat)));
        }
        return sources;
    }

    private static Map<String, String> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            Map<String, String> sources = new HashMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
