package io.incubator.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecordTest {
    @TempDir
    Path state;

    private Process service;
    private Process stranger;

    @BeforeEach
    void start() throws IOException {
        service = new ProcessBuilder("sleep", "60").start();
        stranger = new ProcessBuilder("sleep", "61").start();
    }

    @AfterEach
    void end() {
        service.destroyForcibly();
        stranger.destroyForcibly();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        RunRecord record = record(RunRecord.Running.of(service.toHandle(), "sleep"));
        record.write(state);
        assertThat(RunRecord.read(state)).hasValue(record);
        RunRecord.delete(state);
        assertThat(RunRecord.read(state)).isEmpty();
    }

    @Test
    void aDamagedRecordIsNone() throws IOException {
        Files.writeString(RunRecord.file(state), "{\"launcher\":");
        assertThat(RunRecord.read(state)).isEmpty();
    }

    @Test
    void onlyTheRecordedProcessesAreStopped() throws InterruptedException {
        RunRecord.Running recorded = RunRecord.Running.of(service.toHandle(), "sleep");
        RunRecord.Running reused = new RunRecord.Running(stranger.pid(), recorded.started(), "quarkus-run.jar");
        record(recorded, reused).stopReplicas();
        assertThat(service.waitFor(Duration.ofSeconds(5))).isTrue();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aLauncherWhoseNumberIsSomebodyElsesIsNotAlive() {
        RunRecord.Running gone = new RunRecord.Running(stranger.pid(), "2020-01-01T00:00:00Z", "sleep");
        RunRecord record = new RunRecord(gone, "http://localhost:1", 1, true, "PostgreSQL", "Qpid", List.of());
        assertThat(record.isAlive()).isFalse();
        record.stopAll(Duration.ofSeconds(1));
        assertThat(stranger.isAlive()).isTrue();
    }

    private static RunRecord record(RunRecord.Running... services) {
        return new RunRecord(
                RunRecord.Running.of(ProcessHandle.current(), "java"),
                "http://localhost:8080",
                8080,
                true,
                "PostgreSQL",
                "Qpid",
                List.of(services).stream()
                        .map(process -> new RunRecord.Replica("ai-service", 1, process, 1, 2, "ai-service.log"))
                        .toList());
    }
}
