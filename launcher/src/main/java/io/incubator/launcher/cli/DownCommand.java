package io.incubator.launcher.cli;

import io.incubator.launcher.suite.RunRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops the running suite, or what a killed one left.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop the suite; its data stay. Stops what is left of a killed one, too.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunRecord> run = RunRecord.read(installation.state());
        if (run.isEmpty()) {
            out.println("The suite does not run.");
            return 0;
        }
        boolean alive = run.get().isAlive();
        run.get().stopAll(PATIENCE);
        out.println(alive ? "Stopped." : "Stopped what an earlier run left; PostgreSQL is stopped by the next start.");
        return 0;
    }
}
