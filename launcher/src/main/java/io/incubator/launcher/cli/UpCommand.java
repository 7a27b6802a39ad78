package io.incubator.launcher.cli;

import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.Suite;
import io.incubator.launcher.suite.SuiteOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the suite until it is asked to stop.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start the suite and keep it running until Ctrl-C.",
            "What an earlier run left behind, even a killed one, is stopped first; the data stay."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Mixin
    private SuiteChoices choices;

    @Option(
            names = {"-d", "--detach"},
            description = "Start it in the background and return when it is ready.")
    private boolean detach;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = Terminal.on(installation.json() ? spec.commandLine().getErr() : out);
        if (detach) {
            sayReady(
                    out,
                    new DetachedLauncher(installation, choices).start(terminal).url());
            return 0;
        }
        SuiteOptions options =
                choices.applyTo(installation.options()).makingStartCaches().withListener(terminal::said);
        LauncherLog.writeTo(options.state());
        try (StopSignal signal = StopSignal.onShutdown();
                Suite suite = Suite.start(options)) {
            sayReady(out, suite.url());
            terminal.said("Stop it with Ctrl-C, or ./incubator down");
            signal.await();
            terminal.said("Stopping " + suite.url());
        }
        return 0;
    }

    private void sayReady(PrintWriter out, String url) {
        if (installation.json()) {
            out.println(Json.pretty(Json.object().put("ready", true).put("url", url)));
        }
    }
}
