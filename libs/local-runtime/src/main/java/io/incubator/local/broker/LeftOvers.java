package io.incubator.local.broker;

import io.incubator.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Remembers the processes of a broker, so that the next start can stop those a killed owner left.
record LeftOvers(Path directory) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// @param processes by a word of their command line
    void remember(Map<String, Process> processes) {
        StringBuilder lines = new StringBuilder();
        processes.forEach((marker, process) -> {
            ProcessIdentity identity = ProcessIdentity.of(process.toHandle(), marker);
            lines.append("%d %s %s%n".formatted(identity.pid(), identity.started(), identity.marker()));
        });
        try {
            Files.writeString(file(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            if (!Files.exists(file())) {
                return;
            }
            for (String line : Files.readAllLines(file())) {
                String[] parts = line.split(" ", 3);
                new ProcessIdentity(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]).stop(PATIENCE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        forget();
    }

    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return directory.resolve("processes");
    }
}
