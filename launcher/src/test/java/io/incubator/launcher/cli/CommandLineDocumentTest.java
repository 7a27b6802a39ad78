package io.incubator.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.launcher.cli.api.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `docs/how-to/command-line.md` is what the commands say of themselves.
class CommandLineDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "how-to", "command-line.md");
    private static final int WIDTH = 100;

    @Test
    void theDocumentIsWhatTheCommandsSay() throws IOException {
        String written = document();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(DOCUMENT, written);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("stale: write it again with ./mvnw -pl launcher test -Dtest=CommandLineDocumentTest -Ddocs.write")
                .isEqualTo(written);
    }

    @Test
    void everyCommandOfTheReadmeIsThere() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Set<String> commands = new LinkedHashSet<>(root().getSubcommands().keySet());
        commands.remove("help");
        assertThat(commands).allMatch(command -> readme.matches("(?s).*\\| [^|]*`" + command + "[` ].*"));
    }

    @Test
    void theLineOfACommandInAListIsAWholeSentence() {
        assertThat(root().getSubcommands().values().stream()
                        .flatMap(CommandLineDocumentTest::everyOne)
                        .map(CommandLine::getCommandSpec)
                        .map(command -> command.qualifiedName() + ": "
                                + command.usageMessage().description()[0]))
                .filteredOn(line -> !line.endsWith("."))
                .isEmpty();
    }

    private static Stream<CommandLine> everyOne(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineDocumentTest::everyOne));
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # The command line

                Everything here goes through the public API (with `--global`, the operators'), so whatever a command does, a
                program can do as well. This page is generated from the commands' own help (`./incubator COMMAND --help`, in Chinese with `--lang zh`).

                For scripts: `--json` puts one JSON document on stdout, everything else goes to stderr; the exit code says how it
                ended; with a pipe behind it nothing is coloured or cut. `NO_COLOR` is honoured.
                """);
        append(text, root(), 2);
        return text.toString();
    }

    private static CommandLine root() {
        return Incubator.commandLine(Language.EN).setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
    }

    private static void append(StringBuilder text, CommandLine command, int level) {
        String name = command.getCommandSpec().qualifiedName();
        if (name.endsWith(" help")) {
            return;
        }
        text.append('\n').append("#".repeat(level)).append(' ').append(name).append("\n\n```text\n");
        command.getUsageMessage(Ansi.OFF)
                .lines()
                .forEach(line -> text.append(line.stripTrailing()).append('\n'));
        text.append("```\n");
        command.getSubcommands().values().forEach(child -> append(text, child, Math.min(level + 1, 4)));
    }
}
