package io.incubator.launcher.backup;

import io.incubator.launcher.suite.Suite;
import io.incubator.local.process.Directories;
import io.incubator.local.process.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/// Packs the state directory of a suite that does not run, and unpacks it elsewhere or again.
public final class Backup {
    /// Of the run, not of the data.
    private static final Set<String> LEFT_OUT = Set.of("logs", "run.json", "owner.lock");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Backup() {}

    /// What was done.
    ///
    /// @param bytes size of the data, unpacked
    /// @param took with everything, also the check of the archive
    public record Report(Path archive, int files, long bytes, Duration took) {
        Report(Path archive, Archive.Size size, long startedNanos) {
            this(archive, size.files(), size.bytes(), Duration.ofNanos(System.nanoTime() - startedNanos));
        }
    }

    /// Writes the installation in `state` to `file`, which must not exist yet. What a killed suite left is stopped
    /// first.
    ///
    /// @throws BackupException when a suite runs there, there is nothing, or the file exists
    public static Report write(Path state, Path file) {
        long started = System.nanoTime();
        if (!Files.exists(state.resolve("secrets.properties"))) {
            throw new BackupException("There is no installation in " + state + "; name another with --state");
        }
        if (Files.exists(file)) {
            throw new BackupException(file + " exists; backups are not overwritten, so choose another name");
        }
        try (DirectoryLock _ = lock(state)) {
            Suite.stop(state, PATIENCE);
            return new Report(file, Archive.pack(state, Backup::isLeftOut, file), started);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes the installation in `state` what it was when `file` was written.
    ///
    /// @throws BackupException when there are data already, or the file is not a whole backup
    public static Report restore(Path file, Path state) {
        long started = System.nanoTime();
        if (!Files.isReadable(file)) {
            throw new BackupException("There is no " + file + " that can be read");
        }
        Path place = state.toAbsolutePath();
        Path draft = place.resolveSibling(place.getFileName() + ".restoring");
        try {
            requireEmpty(place);
            Directories.delete(draft);
            Archive.Size size;
            try {
                size = Archive.unpack(file, draft);
                Directories.delete(place);
                Files.move(draft, place);
            } finally {
                Directories.delete(draft);
            }
            return new Report(file, size, started);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restore " + file + ": " + e.getMessage(), e);
        }
    }

    private static DirectoryLock lock(Path state) {
        return DirectoryLock.tryAcquire(state)
                .orElseThrow(
                        () -> new BackupException("A suite runs in " + state + "; stop it before: ./incubator down"));
    }

    private static void requireEmpty(Path state) throws IOException {
        if (!Files.exists(state)) {
            return;
        }
        try (DirectoryLock _ = lock(state);
                Stream<Path> content = Files.list(state)) {
            if (content.anyMatch(path -> !LEFT_OUT.contains(path.getFileName().toString()))) {
                throw new BackupException(
                        "There are data in " + state + "; restore into another with --state, or move these away");
            }
        }
    }

    private static boolean isLeftOut(Path relative) {
        return LEFT_OUT.contains(relative.getName(0).toString());
    }
}
