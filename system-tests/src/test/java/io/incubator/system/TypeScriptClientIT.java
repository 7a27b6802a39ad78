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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The TypeScript client, built from the contract and run against the suite under Node. Skipped, and said so, where
/// Node or its packages cannot be had; with `REQUIRE_NODE=true` in the environment that is a failure.
@Tag("node")
class TypeScriptClientIT {
    private static final Path HOME = Path.of("..", "clients", "typescript");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int OLDEST_NODE = 20;
    private static final Pattern MAJOR = Pattern.compile("v(\\d+)\\.");

    @Test
    void itsTypesFollowTheContractAndItsTestsPassAgainstTheSuite() throws Exception {
        prepare();
        String gateway = SuiteUnderTest.shared().gateway().toString();

        Command.Result build = npm(Map.of(), "run", "build");
        assertThat(build.status()).as(build.output()).isZero();
        Command.Result test = npm(Map.of("INCUBATOR_URL", gateway), "test");

        assertThat(test.status()).as(test.output()).isZero();
        assertThat(test.output())
                .contains("an idea becomes a plan, followed live")
                .doesNotContain("INCUBATOR_URL is not set");
    }

    private static void prepare() throws InterruptedException, IOException {
        Command.Result version = Command.in(HOME, PATIENCE, Map.of(), "node", "--version");
        Matcher major = MAJOR.matcher(version.output());
        if (version.status() != 0 || !major.find() || Integer.parseInt(major.group(1)) < OLDEST_NODE) {
            missing("Node " + OLDEST_NODE + " or later is not installed");
        }
        Path installed = HOME.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed)
                                .compareTo(Files.getLastModifiedTime(HOME.resolve("package-lock.json")))
                        < 0) {
            Command.Result install = npm(Map.of(), "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (install.status() != 0) {
                missing("npm cannot install what it is built with: " + install.output());
            }
        }
    }

    private static Command.Result npm(Map<String, String> environment, String... arguments)
            throws InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "npm";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Command.in(HOME, PATIENCE, environment, command);
    }

    private static void missing(String reason) {
        String message = "The TypeScript client is NOT tested: " + reason;
        assertThat(System.getenv("REQUIRE_NODE")).as(message).isNotEqualTo("true");
        System.err.println(message);
        abort(message);
    }
}
