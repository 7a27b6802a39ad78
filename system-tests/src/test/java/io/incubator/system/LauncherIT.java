package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.launcher.suite.RunRecord;
import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import io.incubator.system.Api.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The installation as a process of its own, as `./incubator` runs it.
class LauncherIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path state = Directories.temporary("launcher test with spaces");
    private final List<Process> launchers = new ArrayList<>();

    @AfterEach
    void stopWhatRuns() throws Exception {
        for (Process launcher : launchers) {
            launcher.destroy();
            assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void startsAgainWithItsDataAfterItWasKilled() throws Exception {
        int port = FreePorts.next();
        URI gateway = URI.create("http://localhost:" + port);
        Account account = Account.random();
        Process first = up(port);
        List<Long> firstChildren = awaitReady(first);
        String project = Api.newPerson(gateway, account)
                .post("/api/projects", Map.of("name", "survives"))
                .expect(201)
                .text("id");

        first.destroyForcibly();
        assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Process second = up(port);
        List<Long> secondChildren = awaitReady(second);

        assertThat(secondChildren).doesNotContainAnyElementsOf(firstChildren);
        assertThat(firstChildren)
                .as("services of the killed run")
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        assertThat(Api.signedIn(gateway, account)
                        .get("/api/projects/" + project)
                        .expect(200)
                        .text("name"))
                .isEqualTo("survives");

        second.destroy();
        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(secondChildren)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    }

    @Test
    void saysWhoHasItsPortAndWhatToDo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process launcher = up(other.getLocalPort());

            assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(launcher.exitValue()).isEqualTo(1);
            assertThat(Files.readString(output())).contains(Integer.toString(other.getLocalPort()), "--port");
        }
    }

    private Process up(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("..", "launcher", "target", "launcher.jar").toString(),
                "up",
                "--port",
                Integer.toString(port),
                "--state",
                state.toString());
        builder.environment()
                .put(
                        "INCUBATOR_HOME",
                        Path.of("..").toAbsolutePath().normalize().toString());
        // other tests have a use for the processor
        builder.environment().put("INCUBATOR_START_CACHE", "off");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        Process launcher = builder.start();
        launchers.add(launcher);
        return launcher;
    }

    private Path output() {
        return state.resolveSibling(state.getFileName() + ".out");
    }

    /// Process numbers of the services, once they are ready.
    private List<Long> awaitReady(Process launcher) {
        RunRecord run = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            assertThat(launcher.isAlive()).as(text(output())).isTrue();
                            return RunRecord.read(state).orElse(null);
                        },
                        record -> record != null
                                && record.ready()
                                && record.launcher().pid() == launcher.pid());
        return run.replicas().stream().map(replica -> replica.process().pid()).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
