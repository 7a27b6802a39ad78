package io.incubator.local.postgres;

import io.incubator.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `postmaster.pid`, in which a running server says who it is.
record PostmasterFile(Path data) {

    static PostmasterFile of(Path data) {
        return new PostmasterFile(data);
    }

    /// The server of this data directory, when it runs. A process of that number which is something else does not
    /// count.
    Optional<ProcessHandle> livingServer() {
        return pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::servesThisData);
    }

    private boolean servesThisData(ProcessHandle process) {
        String commandLine = ProcessIdentity.commandLine(process);
        return commandLine.contains("postgres") && commandLine.contains(data.toString());
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(file());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(lines.getFirst().strip()));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }
}
