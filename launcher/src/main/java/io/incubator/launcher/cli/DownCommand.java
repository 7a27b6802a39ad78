package io.incubator.launcher.cli;

import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.Suite;
import java.time.Duration;
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
        boolean stopped = Suite.stop(installation.state(), PATIENCE);
        spec.commandLine()
                .getOut()
                .println(
                        installation.json()
                                ? Json.pretty(Json.object().put("stopped", stopped))
                                : installation.language().text(stopped ? "stopped" : "nothing-runs"));
        return 0;
    }
}
