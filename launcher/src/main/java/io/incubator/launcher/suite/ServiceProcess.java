package io.incubator.launcher.suite;

import io.incubator.local.process.Await;
import io.incubator.local.process.FreePorts;
import io.incubator.local.process.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One running replica of a service: a child process with its ports and its log.
final class ServiceProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LARGEST_LOG = 20_000_000;

    private final Process process;
    private final String marker;
    private final int port;
    private final int managementPort;
    private final Path log;

    private ServiceProcess(Process process, String marker, int port, int managementPort, Path log) {
        this.process = process;
        this.marker = marker;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
    }

    /// Starts the service and returns at once.
    ///
    /// @param environment without the ports, which are free ones chosen here
    static ServiceProcess start(Path jar, List<String> jvmFlags, Map<String, String> environment, Path log) {
        List<Integer> ports = FreePorts.take(2);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags);
        command.add("-jar");
        command.add(jar.toString());
        try {
            Files.createDirectories(log.getParent());
            rotate(log);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("HTTP_PORT", Integer.toString(ports.get(0)));
            builder.environment().put("MANAGEMENT_PORT", Integer.toString(ports.get(1)));
            Process process = builder.start();
            // not even a killed launcher leaves it behind
            LastWill.stop(process.pid(), LastWill.Signal.TERM);
            var _ = process.onExit().thenAccept(ended -> LastWill.release(ended.pid()));
            return new ServiceProcess(process, jar.toString(), ports.get(0), ports.get(1), log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + jar, e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    RunRecord.Replica record(ServiceName service, int number) {
        return new RunRecord.Replica(
                service.fullName(),
                number,
                RunRecord.Running.of(process.toHandle(), marker),
                port,
                managementPort,
                log.toString());
    }

    /// Whether the service says it is ready.
    boolean isReady(HttpClient client) {
        return ReadinessProbe.isReady(client, managementPort);
    }

    /// Asks the process to end and kills it when it does not.
    void stop() {
        process.destroy();
        if (!Await.until(PATIENCE, () -> !process.isAlive())) {
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
        Await.until(PATIENCE, () -> !process.isAlive());
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
