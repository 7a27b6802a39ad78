package io.incubator.launcher.cli;

import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Installation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures the planner by decisions real teams made. The planner runs as a program of ai-service's
/// own, so that the launcher needs none of its classes, and nothing has to be up.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the planner by documented decisions: how often what a team chose comes first, or among the first three.",
            "",
            "DIR holds one case per YAML file (see bench/planner-backtest/README.md); default: bench/planner-backtest/cases."
        })
final class BacktestCommand implements Callable<Integer> {
    private static final String PROGRAM = "io.incubator.ai.planner.backtest.Backtest";

    @Mixin
    private Installation installation;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder of cases.")
    private Path folder;

    @Option(names = "--quiet", description = "Only the figures, not each miss.")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        Path app = installation.root().resolve(Path.of("ai-service", "target", "quarkus-app"));
        if (!Files.isDirectory(app)) {
            throw new IllegalStateException("ai-service is not built; ./mvnw -pl ai-service -am package builds it.");
        }
        Path cases =
                folder == null ? installation.root().resolve(Path.of("bench", "planner-backtest", "cases")) : folder;
        return run(command(app, cases)) == 0 ? ExitCode.DONE.code() : ExitCode.FAILED.code();
    }

    private List<String> command(Path app, Path cases) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                app.resolve("app") + File.separator + "*" + File.pathSeparator + app.resolve(Path.of("lib", "main"))
                        + File.separator + "*",
                PROGRAM,
                cases.toAbsolutePath().toString()));
        if (installation.json()) {
            command.add("--json");
        }
        if (quiet) {
            command.add("--quiet");
        }
        return command;
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the back-test", e);
        }
    }
}
