package io.incubator.launcher.cli.api;

import io.incubator.launcher.client.SessionStore;
import io.incubator.launcher.suite.RunRecord;
import io.incubator.launcher.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where this installation lives, and how it speaks; the options every command has.
public final class Installation {

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Directory for data, secrets, logs and the run record (default: .incubator of this clone).")
    private Path state;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "Language of texts and problems: en or zh (default: as LANG says).")
    private Language language;

    @Option(names = "--json", description = "One JSON document on stdout; what else is said goes to stderr.")
    private boolean json;

    /// The directory of the clone: `./incubator` says which.
    public Path root() {
        String home = System.getenv("INCUBATOR_HOME");
        return Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    }

    public Path state() {
        return state == null
                ? root().resolve(".incubator")
                : state.toAbsolutePath().normalize();
    }

    public Path accountFile() {
        return state().resolve("account.json");
    }

    public SuiteOptions options() {
        return SuiteOptions.in(root()).withState(state());
    }

    public Language language() {
        return language == null ? Language.of(System.getenv()) : language;
    }

    /// Whether the answer is for programs.
    public boolean json() {
        return json;
    }

    /// Sessions of people: in the user's state directory, because they outlive any clone; below `--state` when given.
    public SessionStore sessions() {
        if (state != null) {
            return new SessionStore(state().resolve("sessions"));
        }
        String given = System.getenv("XDG_STATE_HOME");
        Path base = given == null || given.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(given);
        return new SessionStore(base.resolve("incubator").resolve("sessions"));
    }

    /// The running suite, if there is one.
    public Optional<RunRecord> running() {
        return RunRecord.read(state()).filter(RunRecord::isAlive);
    }

    /// The running suite.
    ///
    /// @throws NotRunningException when there is none
    public RunRecord requireRunning() {
        return running().orElseThrow(() -> new NotRunningException(language()));
    }
}
