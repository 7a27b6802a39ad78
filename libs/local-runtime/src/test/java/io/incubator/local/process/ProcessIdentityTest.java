package io.incubator.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private Process process;

    @BeforeEach
    void startSomething() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void theSameProcessIsFoundAndStopped() throws InterruptedException {
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle(), "sleep");
        assertThat(identity.find()).map(ProcessHandle::pid).hasValue(process.pid());
        identity.stop(PATIENCE);
        assertThat(identity.find()).isEmpty();
        // the JDK's own thread fetches the exit of a child, and may come to it later than we see it gone
        assertThat(process.waitFor(PATIENCE)).isTrue();
    }

    @Test
    void anotherProcessOfThatNumberIsLeftAlone() {
        ProcessIdentity real = ProcessIdentity.of(process.toHandle(), "sleep");
        ProcessIdentity otherProgram = new ProcessIdentity(real.pid(), real.started(), "quarkus-run.jar");
        ProcessIdentity otherStart =
                new ProcessIdentity(real.pid(), real.started().minusSeconds(60), "sleep");
        otherProgram.stop(PATIENCE);
        otherStart.stop(PATIENCE);
        assertThat(process.isAlive()).isTrue();
    }
}
