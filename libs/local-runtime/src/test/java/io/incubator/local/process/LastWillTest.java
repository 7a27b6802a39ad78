package io.incubator.local.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LastWillTest {

    @Test
    void whatAKilledProcessEntrustedIsStoppedAndWhatItTookBackIsNot() throws Exception {
        // Given a process with three children: one entrusted, one that ignores SIGTERM, one taken back
        Process owner = run("sleepers");
        List<ProcessHandle> sleepers = pids(owner);
        // When it is killed
        owner.destroyForcibly().waitFor();
        // Then the first two end, the second one after the patience
        await().atMost(10, SECONDS).until(() -> !lives(sleepers.get(0)));
        await().atMost(30, SECONDS).until(() -> !lives(sleepers.get(1)));
        assertThat(lives(sleepers.get(2))).isTrue();
        sleepers.get(2).destroyForcibly();
    }

    @Test
    void aPostgresOfAHaltedProcessDoesNotStayBehind() throws Exception {
        // Given a process that is halted before its shutdown hooks ran, as test runners do
        Process owner = run("postgres");
        ProcessHandle server = pids(owner).getFirst();
        assertThat(owner.waitFor()).isEqualTo(3);
        // Then its server ends nevertheless
        await().atMost(30, SECONDS).until(() -> !lives(server));
    }

    private static Process run(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<ProcessHandle> pids(Process owner) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8));
        return Arrays.stream(out.readLine().split(" "))
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();
    }

    /// A zombie, which a container may never bury, does not live: it has no command any more.
    private static boolean lives(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /// The process that ends unexpectedly.
    static final class Owner {
        private Owner() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("postgres")) {
                EmbeddedPostgresServer server = EmbeddedPostgresServer.startTemporary();
                System.out.println(server.pid().orElseThrow());
                Runtime.getRuntime().halt(3);
            }
            List<Long> pids = Stream.of("sleep 1000", "trap '' TERM; while :; do sleep 1; done", "sleep 1000")
                    .map(Owner::shell)
                    .toList();
            pids.forEach(pid -> LastWill.stop(pid, LastWill.Signal.TERM));
            LastWill.release(pids.getLast());
            System.out.println(
                    String.join(" ", pids.stream().map(String::valueOf).toList()));
            Thread.currentThread().join();
        }

        private static long shell(String script) {
            try {
                return new ProcessBuilder("/bin/sh", "-c", "exec 2>/dev/null; " + script)
                        .start()
                        .pid();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
