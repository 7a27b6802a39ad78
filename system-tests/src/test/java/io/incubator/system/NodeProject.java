package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder with a `package.json`. A test that needs one is skipped, and says so, where Node or its packages cannot be
/// had; with `REQUIRE_NODE=true` in the environment that is a failure.
public final class NodeProject {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int OLDEST_NODE = 20;
    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.");

    private final Path folder;

    private NodeProject(Path folder) {
        this.folder = folder;
    }

    /// The project in a folder, with its packages installed as its lock file says.
    ///
    /// @param purpose what is not done where Node is missing: `The diagrams are NOT checked`
    public static NodeProject in(Path folder, String purpose) throws InterruptedException, IOException {
        Command.Result version = Command.in(folder, PATIENCE, Map.of(), "node", "--version");
        Matcher major = MAJOR.matcher(version.output());
        if (version.status() != 0 || !major.find() || Integer.parseInt(major.group(1)) < OLDEST_NODE) {
            missing(purpose, "Node " + OLDEST_NODE + " or later is not installed");
        }
        Path installed = folder.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(folder.resolve("package-lock.json")))
                        < 0) {
            Command.Result install =
                    Command.in(folder, PATIENCE, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (install.status() != 0) {
                missing(purpose, "npm cannot install what it takes: " + install.output());
            }
        }
        return new NodeProject(folder);
    }

    /// Runs a program of the project to its end.
    public Command.Result run(Map<String, String> environment, String... command) throws InterruptedException {
        return Command.in(folder, PATIENCE, environment, command);
    }

    private static void missing(String purpose, String reason) {
        String message = purpose + ": " + reason;
        assertThat(System.getenv("REQUIRE_NODE")).as(message).isNotEqualTo("true");
        System.err.println(message);
        abort(message);
    }
}
