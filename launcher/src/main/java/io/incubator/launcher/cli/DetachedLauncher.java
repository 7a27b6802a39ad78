package io.incubator.launcher.cli;

import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.suite.AlreadyRunningException;
import io.incubator.launcher.suite.LogTail;
import io.incubator.launcher.suite.RunRecord;
import io.incubator.local.process.Await;
import io.incubator.local.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Starts `up` as a process of its own that outlives this one and the terminal.
final class DetachedLauncher {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Installation installation;
    private final SuiteChoices choices;

    DetachedLauncher(Installation installation, SuiteChoices choices) {
        this.installation = installation;
        this.choices = choices;
    }

    /// Returns when the suite is ready.
    ///
    /// @throws IllegalStateException when it does not become so; says what its output was
    RunRecord start(Terminal terminal) {
        installation.running().ifPresent(run -> {
            throw new AlreadyRunningException(
                    "The suite already runs at " + run.url() + ". Stop it with ./incubator down");
        });
        Path output = Directories.make(installation.state()).resolve("up.log");
        Process process = launch(output);
        boolean decided =
                Await.until(PATIENCE, () -> !process.isAlive() || ready(process).isPresent());
        RunRecord run = ready(process)
                .orElseThrow(() -> new IllegalStateException(
                        decided ? LogTail.of(output, 20) : "The suite takes longer than expected; see " + output));
        terminal.said("Running " + run.database());
        terminal.said("Running " + run.broker());
        terminal.said("Ready: " + run.url() + " (process " + process.pid() + "). Stop it with ./incubator down");
        return run;
    }

    private Optional<RunRecord> ready(Process process) {
        return installation
                .running()
                .filter(RunRecord::ready)
                .filter(run -> run.launcher().pid() == process.pid());
    }

    private Process launch(Path output) {
        List<String> command = new ArrayList<>();
        // without it, closing the terminal would stop the suite
        command.add("nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Incubator.class.getName(), "up"));
        command.addAll(choices.asArguments());
        command.addAll(List.of("--state", installation.state().toString()));
        try {
            Files.deleteIfExists(output);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the suite in the background", e);
        }
    }
}
