package io.incubator.launcher.suite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.local.process.ProcessIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a suite whose launcher is killed. A class beside [SuiteTest], so that both processors have one.
@Timeout(180)
class KilledLauncherTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void install() throws IOException {
        root = temporary.resolve("a clone");
        FakeService.installAll(root);
    }

    @Test
    void whatAKilledLauncherLeftDoesNotStandInTheWay() throws Exception {
        RunRecord left = killedLauncher();
        // When the next one starts on the same ports and data
        try (Suite suite = Suite.start(options().withPort(left.port()))) {
            // Then nothing of the old one lives and the new one serves
            assertThat(left.replicas()).noneMatch(KilledLauncherTest::lives);
            assertThat(Calls.status(suite.url() + "/v1")).isEqualTo(200);
        }
    }

    @Test
    void whatAKilledLauncherLeftCanBeStoppedWithoutAStart() throws Exception {
        RunRecord left = killedLauncher();
        assertThat(Suite.stop(options().state(), Duration.ofSeconds(20))).isTrue();
        assertThat(left.replicas()).noneMatch(KilledLauncherTest::lives);
        assertThat(options().state().resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(Suite.stop(options().state(), Duration.ofSeconds(20))).isFalse();
    }

    @Test
    void aKilledLauncherTakesItsServicesAndItsDatabaseWithIt() throws Exception {
        Process launcher = readyLauncher();
        RunRecord left = RunRecord.read(options().state()).orElseThrow();
        // When it is killed
        launcher.destroyForcibly().waitFor();
        // Then nothing of it stays, without anybody doing anything
        await().atMost(30, SECONDS).until(() -> left.replicas().stream().noneMatch(KilledLauncherTest::lives));
        await().atMost(30, SECONDS)
                .until(() -> Files.notExists(options().state().resolve("postgres/data/postmaster.pid")));
    }

    /// Runs a launcher in a process of its own, and kills it when everything is ready.
    private RunRecord killedLauncher() throws IOException, InterruptedException {
        Process launcher = readyLauncher();
        // as when the whole process group is killed: nothing is left that could clean up
        launcher.descendants().filter(KilledLauncherTest::isLastWill).forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly().waitFor();
        RunRecord left = RunRecord.read(options().state()).orElseThrow();
        assertThat(left.isAlive()).isFalse();
        assertThat(left.replicas()).hasSize(4).allMatch(KilledLauncherTest::lives);
        return left;
    }

    private Process readyLauncher() throws IOException {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("ready");
        }
        return launcher;
    }

    private static boolean isLastWill(ProcessHandle process) {
        return ProcessIdentity.commandLine(process).contains("last-will");
    }

    private SuiteOptions options() {
        return SuiteOptions.in(root).withPort(0);
    }

    private static boolean lives(RunRecord.Replica replica) {
        return replica.process().identity().find().isPresent();
    }

    /// The launcher that is killed.
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (Suite _ = Suite.start(SuiteOptions.in(Path.of(arguments[0])).withPort(0))) {
                System.out.println("ready");
                Thread.currentThread().join();
            }
        }
    }
}
