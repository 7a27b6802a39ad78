package io.incubator.launcher.suite;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.incubator.local.process.OwnerOnly;
import io.incubator.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who runs where: written while a suite runs, read by `status`, `down` and `logs`, and by the next start, which stops
/// what a killed launcher left behind.
///
/// @param url public address of the gateway
/// @param ready whether every service was ready once
/// @param database which one runs, for people
/// @param broker which one runs, for people
public record RunRecord(
        Running launcher, String url, int port, boolean ready, String database, String broker, List<Replica> replicas) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// A process, by what tells it from another of the same number.
    public record Running(long pid, String started, String marker) {

        static Running of(ProcessHandle process, String marker) {
            ProcessIdentity identity = ProcessIdentity.of(process, marker);
            return new Running(identity.pid(), identity.started().toString(), marker);
        }

        /// The process, when it still lives and is the same one.
        public ProcessIdentity identity() {
            return new ProcessIdentity(pid, Instant.parse(started), marker);
        }
    }

    /// One replica of a service.
    public record Replica(String service, int number, Running process, int port, int managementPort, String log) {}

    static Path file(Path state) {
        return state.resolve("run.json");
    }

    /// The record in `state`, when there is one that can be read.
    public static Optional<RunRecord> read(Path state) {
        try {
            Path file = file(state);
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), RunRecord.class))
                    : Optional.empty();
        } catch (IOException _) {
            // half written by a machine that went down: nothing of it lives
            return Optional.empty();
        }
    }

    void write(Path state) {
        try {
            OwnerOnly.write(file(state), JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path state) {
        OwnerOnly.delete(file(state));
    }

    /// Whether the launcher of this record lives.
    @JsonIgnore
    public boolean isAlive() {
        return launcher.identity().find().isPresent();
    }

    /// Asks the launcher to stop its suite and waits for it. Kills it when it does not, and then what it left.
    public void stopAll(Duration patience) {
        launcher.identity().stop(patience);
        stopReplicas();
    }

    /// Stops the services that a dead launcher left. A process that is not the recorded one is left alone.
    public void stopReplicas() {
        List<Thread> stopping = replicas.stream()
                .map(replica -> Thread.ofVirtual()
                        .start(() -> replica.process().identity().stop(PATIENCE)))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
