package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The release that this one follows: the commit that `system-tests/release-before` names, built as it was then.
///
/// What was built is kept below `target/`, by the commit's name: the next run has it at once.
final class ReleaseBefore {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(10);
    private static final String SERVICES = "auth-service,project-service,ai-service,job-service";

    private ReleaseBefore() {}

    /// The directory with its built services.
    ///
    /// @throws AssertionError when it does not build; says why
    static Path built() throws IOException {
        String commit = commit();
        Path directory = ROOT.resolve("target/release-before").resolve(commit);
        Path done = directory.resolve("built");
        if (!Files.exists(done)) {
            requireCommit(commit);
            System.out.println("Building the release before, " + commit);
            unpack(commit, directory);
            build(directory);
            Files.createFile(done);
        }
        return directory;
    }

    /// The first line that is no comment.
    private static String commit() throws IOException {
        return Files.readAllLines(Path.of("release-before")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    /// A clone without history cannot go back in it: there the test is skipped, aloud, unless `REQUIRE_HISTORY=true`.
    private static void requireCommit(String commit) {
        Command.Result found = run(ROOT, List.of("git", "-C", ROOT.toString(), "cat-file", "-e", commit + "^{commit}"));
        if (!found.succeeded()) {
            String advice = "The release before, commit " + commit + ", is not in this clone: git said "
                    + found.output().strip()
                    + ". A shallow clone gets it with git fetch --unshallow; another release is"
                    + " named in system-tests/release-before";
            System.err.println("Skipped: " + advice);
            assertThat(System.getenv("REQUIRE_HISTORY")).as(advice).isNotEqualTo("true");
            Assumptions.abort(advice);
        }
    }

    private static void unpack(String commit, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path archive = directory.resolve("sources.tar");
        Command.Result archived =
                run(ROOT, List.of("git", "-C", ROOT.toString(), "archive", "-o", archive.toString(), commit));
        assertThat(archived.succeeded()).as(archived.output()).isTrue();
        Command.Result unpacked = run(ROOT, List.of("tar", "-xf", archive.toString(), "-C", directory.toString()));
        assertThat(unpacked.succeeded()).as(unpacked.output()).isTrue();
        Files.delete(archive);
    }

    private static void build(Path directory) {
        Command.Result built = run(
                directory,
                List.of(
                        directory.resolve("mvnw").toString(),
                        "-q",
                        "-B",
                        "-f",
                        directory.resolve("pom.xml").toString(),
                        "-Dquick",
                        "-Dmaven.test.skip=true",
                        "-am",
                        "-pl",
                        SERVICES,
                        "package"));
        assertThat(built.succeeded())
                .as("The build of the release before in %s says:%n%s", directory, built.output())
                .isTrue();
    }

    private static Command.Result run(Path directory, List<String> command) {
        // a build inside a build: what the outer one was told is none of its business
        return Command.run(
                BUILD_PATIENCE,
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "MAVEN_BASEDIR",
                        directory.toString(),
                        "MAVEN_CONFIG",
                        "",
                        "MAVEN_ARGS",
                        ""),
                command);
    }
}
