package io.incubator.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A process that can be found again later: the number alone may belong to somebody else by then.
///
/// @param pid process number
/// @param started when the operating system says it started
/// @param marker text that must be part of its command line
public record ProcessIdentity(long pid, Instant started, String marker) {

    /// start times come from a clock tick count and may be rounded differently by different readers
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public ProcessIdentity {
        if (pid <= 0 || started == null || marker == null || marker.isBlank()) {
            throw new IllegalArgumentException("A process needs a pid, a start time and a marker");
        }
    }

    /// The identity of a living process.
    public static ProcessIdentity of(ProcessHandle process, String marker) {
        return new ProcessIdentity(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), marker);
    }

    /// The process, when it still lives and is the same one.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        boolean sameStart = process.info()
                .startInstant()
                .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
        return sameStart && commandLine(process).contains(marker);
    }

    /// Asks the process to end, and kills it when it has not within `patience`.
    public void stop(Duration patience) {
        find().ifPresent(process -> {
            process.destroy();
            // not isAlive: in a container nobody may fetch the exit of a dead process, and it stays a zombie
            if (!Await.until(patience, () -> find().isEmpty())) {
                process.destroyForcibly();
                Await.until(patience, () -> find().isEmpty());
            }
        });
    }

    /// The command line of a process, empty when it may not be seen.
    public static String commandLine(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.commandLine()
                .or(() -> info.command()
                        .map(command -> command + " "
                                + String.join(" ", info.arguments().orElse(new String[0]))))
                .orElse("");
    }
}
