package io.incubator.bench.jobs;

import io.incubator.kittest.SuiteResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/// Processor time of everything that takes part: this program, what it started, PostgreSQL. Linux only.
final class Processor {
    /// What [#each] is.
    static final String EACH = "processor time a job, PostgreSQL's too";

    /// `USER_HZ`, which is the same on every architecture a JDK is made for.
    private static final long TICKS_A_SECOND = 100;

    /// Fields after the program's name: `utime`, `stime`, and the same of children that have ended (proc_pid_stat(5)).
    private static final int[] TIMES = {11, 12, 13, 14};

    private final ProcessHandle postmaster;

    private Processor(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    /// While the suite's PostgreSQL runs.
    static Processor ofSuite() throws Exception {
        try (Connection connection = SuiteResource.database().connectAsOwner();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return new Processor(
                    ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow());
        }
    }

    /// Until now.
    Duration spent() {
        ProcessHandle self = ProcessHandle.current();
        long ticks = Stream.of(Stream.of(self), self.descendants(), Stream.of(postmaster), postmaster.children())
                .flatMap(processes -> processes)
                .mapToLong(Processor::ticks)
                .sum();
        return Duration.ofMillis(ticks * 1_000 / TICKS_A_SECOND);
    }

    /// Microseconds a job, since an earlier look.
    String each(int jobs, Duration before) {
        return "%.0f µs".formatted(spent().minus(before).toNanos() / 1e3 / jobs);
    }

    private static long ticks(ProcessHandle process) {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(") ") + 2).split(" ");
            long sum = 0;
            for (int field : TIMES) {
                sum += Long.parseLong(fields[field]);
            }
            return sum;
        } catch (NoSuchFileException ended) {
            return 0; // its parent counts it from now on
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
