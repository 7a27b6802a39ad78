package io.incubator.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Scripts with a `package.json`, copied to where their packages are installed as the lock file says. A test that needs
/// them is skipped, and says so, where Node or its packages cannot be had; with `REQUIRE_NODE=true` that is a failure.
final class NodePackage {
    private static final int PATIENCE_SECONDS = 300;

    private final Path home;

    private NodePackage(Path home) {
        this.home = home;
    }

    /// How a program ended.
    ///
    /// @param status -1 when it could not be started or took too long
    record Run(int status, String output) {}

    /// @param purpose what is not done where Node is missing
    static NodePackage copied(Path sources, Path home, String purpose) throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NodePackage node = new NodePackage(home);
        if (node.run(Map.of(), "node", "--version").status() != 0) {
            missing(purpose, "Node is not installed");
        }
        Path installed = home.resolve("node_modules/.package-lock.json");
        Path wanted = sources.resolve("package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
            Run install = node.run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            if (install.status() != 0) {
                missing(purpose, "npm cannot install what it takes: " + install.output());
            }
        }
        return node;
    }

    Run run(Map<String, String> environment, String... command) throws InterruptedException {
        try {
            Path output = Files.createTempFile("node", ".txt");
            ProcessBuilder builder = new ProcessBuilder(List.of(command))
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            String said = Files.readString(output);
            Files.delete(output);
            return new Run(ended ? process.exitValue() : -1, said);
        } catch (IOException e) {
            return new Run(-1, e.getMessage());
        }
    }

    private static void missing(String purpose, String reason) {
        String message = purpose + ": " + reason;
        assertThat(System.getenv("REQUIRE_NODE")).as(message).isNotEqualTo("true");
        System.err.println(message);
        abort(message);
    }
}
