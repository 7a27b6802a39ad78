package io.incubator.system.docs;

import static io.incubator.system.docs.Documents.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import io.incubator.system.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What README and tutorial tell people to type is typed: every block fenced as `sh`, in order, in one folder. Blocks
/// that cannot run here (a clone of the published address, all tests) are fenced as `console`. The folder is an
/// installation of its own, with the built services of this one; only the port differs from what is printed.
@Tag("no-broker")
class DocumentedCommandsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern STARTS = Pattern.compile("(\\./incubator (?:up|demo)\\b)");
    private static final String PRINTED_ADDRESS = "localhost:8080";
    private static final List<String> SHARED = List.of(
            "auth-service",
            "project-service",
            "ai-service",
            "job-service",
            "launcher",
            "libs",
            "contracts",
            "examples",
            "pom.xml",
            "mvnw",
            ".mvn");

    private final Path home = Directories.temporary("documented commands");
    private final int port = FreePorts.next();

    @Test
    void theCommandsOfReadmeAndTutorialWorkAsTheyStand() throws Exception {
        install();
        Path script = home.resolve("typed.sh");
        String typed = Documents.typed("README.md") + Documents.typed("docs/tutorial/from-idea-to-plan.md");
        Files.writeString(
                script,
                "set -eu\n"
                        + STARTS.matcher(typed.replace(PRINTED_ADDRESS, "localhost:" + port))
                                .replaceAll("$1 --port " + port));

        Command.Result result = run(PATIENCE, "bash", script.toString());

        assertThat(result.status()).as(result.output()).isZero();
        for (String bundle : List.of("out/clinic-booking", "my-plan", "salons", "groupbuy", "accepted")) {
            assertThat(home.resolve(bundle).resolve("plan.md")).isNotEmptyFile();
        }
        for (String zip : List.of("plan.zip", "bundle.zip")) {
            assertThat(Files.readString(home.resolve(zip), StandardCharsets.ISO_8859_1))
                    .startsWith("PK");
        }
        assertThat(Files.readString(home.resolve("groupbuy/plan.md"))).contains("推荐");
        assertThat(result.output())
                .contains("accepted with option")
                .containsPattern("todo +backend")
                .endsWith("Stopped.\n");
    }

    @AfterEach
    void stopWhatRuns() throws InterruptedException {
        run(Duration.ofMinutes(1), home.resolve("incubator").toString(), "down");
    }

    /// The clone as the commands see it: its own launcher script and data, the services as they were built.
    private void install() throws IOException {
        Files.copy(ROOT.resolve("incubator"), home.resolve("incubator"));
        assertThat(home.resolve("incubator").toFile().setExecutable(true)).isTrue();
        for (String name : SHARED) {
            Files.createSymbolicLink(
                    home.resolve(name), ROOT.resolve(name).toAbsolutePath().normalize());
        }
        // everything is built: nothing is newer than this
        Path stamp =
                Files.createFile(Files.createDirectory(home.resolve("target")).resolve("incubator.stamp"));
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now()));
    }

    private Command.Result run(Duration patience, String... command) throws InterruptedException {
        return Command.in(
                home,
                patience,
                Map.of(
                        "INCUBATOR_JAVA_HOME",
                        System.getProperty("java.home"),
                        "XDG_STATE_HOME",
                        home.resolve("state").toString(),
                        "LC_ALL",
                        "C.UTF-8",
                        // a minute on both processors, for a build that nobody starts again
                        "INCUBATOR_START_CACHE",
                        "off"),
                command);
    }
}
