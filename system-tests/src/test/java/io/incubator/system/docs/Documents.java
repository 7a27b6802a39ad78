package io.incubator.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The documents of the repository.
public final class Documents {
    static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private Documents() {}

    /// What a page tells its readers to type: its blocks fenced as `sh`, in order. The output says where each begins.
    public static String typed(String page) throws IOException {
        String text = Files.readString(ROOT.resolve(page));
        StringBuilder script = new StringBuilder();
        for (MatchResult block : BLOCK.matcher(text).results().toList()) {
            long line = text.substring(0, block.start()).lines().count() + 1;
            script.append("echo '+ ")
                    .append(page)
                    .append(':')
                    .append(line)
                    .append("'\n")
                    .append(block.group(1));
        }
        assertThat(script).as("blocks of %s", page).isNotEmpty();
        return script.toString();
    }

    /// Asserts that a generated page is current; with `-Ddocs.write` it is written first.
    static void assertCurrent(String page, String content) throws IOException {
        Path file = ROOT.resolve(page);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is stale: ./mvnw -pl system-tests test -Dquick -Dtest=ReferenceTest -Ddocs.write", page)
                .isEqualTo(content);
    }

    /// A text in a cell of a table.
    static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }
}
