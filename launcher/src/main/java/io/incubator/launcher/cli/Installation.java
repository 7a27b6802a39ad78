package io.incubator.launcher.cli;

import io.incubator.launcher.suite.RunRecord;
import io.incubator.launcher.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where this installation lives; the options every command has.
final class Installation {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Directory for data, secrets, logs and the run record (default: .incubator of this clone).")
    private Path state;

    /// The directory of the clone: `./incubator` says which.
    Path root() {
        String home = System.getenv("INCUBATOR_HOME");
        return Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    }

    Path state() {
        return state == null
                ? root().resolve(".incubator")
                : state.toAbsolutePath().normalize();
    }

    Path accountFile() {
        return state().resolve("account.json");
    }

    SuiteOptions options() {
        return SuiteOptions.in(root()).withState(state());
    }

    /// The running suite, if there is one.
    Optional<RunRecord> running() {
        return RunRecord.read(state()).filter(RunRecord::isAlive);
    }

    /// @throws NotRunningException when there is none
    RunRecord requireRunning() {
        return running().orElseThrow(NotRunningException::new);
    }
}
