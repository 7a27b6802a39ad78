package io.incubator.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.local.process.LastWill;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A service started as a chart's container would start it: with the environment of the manifest and no other.
final class ServiceContainer implements AutoCloseable {
    private static final String SECRET = "a-secret-of-this-test";
    /// Base64 of 32 bytes.
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Process process;
    private final Path log;

    private ServiceContainer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param workload Deployment or Job
    /// @param instead values that differ outside a cluster, such as ports and addresses
    static ServiceContainer start(String service, JsonNode workload, Map<String, String> instead) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        Manifests.environment(workload)
                .forEach((name, variable) -> environment.put(
                        name, variable.has("value") ? variable.path("value").asText() : secret(name)));
        instead.forEach((name, value) -> environment.computeIfPresent(name, (_, _) -> value));
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target/logs")), service, ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx320m",
                        "-jar",
                        jar(service).toString()))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        LastWill.stop(process.pid(), LastWill.Signal.TERM);
        return new ServiceContainer(process, log);
    }

    /// Where the build leaves a service.
    static Path jar(String service) {
        return Charts.ROOT.resolve(service + "/target/quarkus-app/quarkus-run.jar");
    }

    private static String secret(String variable) {
        return variable.equals("KEY_ENCRYPTION_KEY") ? KEY : SECRET;
    }

    static String password() {
        return SECRET;
    }

    Process process() {
        return process;
    }

    /// What it said at last.
    String lastOfLog() throws IOException {
        String text = Files.readString(log);
        return text.substring(Math.max(0, text.length() - 2_000));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        LastWill.release(process.pid());
    }
}
