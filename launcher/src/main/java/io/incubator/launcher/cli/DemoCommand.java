package io.incubator.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.BriefFile;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.PlanRun;
import io.incubator.launcher.client.Session;
import io.incubator.launcher.suite.RunRecord;
import io.incubator.launcher.suite.Suite;
import io.incubator.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The whole way once, on the examples.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "See it work: start the suite if it does not run, plan the briefs in examples/, write each bundle to out/.",
            "A suite that the demo started is stopped at the end, unless --keep is given."
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<String> BRIEFS = List.of(".yaml", ".yml", ".md", ".txt");

    @Mixin
    private Installation installation;

    @Mixin
    private SuiteChoices choices;

    @Option(
            names = "--example",
            paramLabel = "NAME",
            description = "Plan only this file of examples/, named without its extension (default: all of them).")
    private String example;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the bundles (default: out/ of this clone).")
    private Path out;

    @Option(names = "--keep", description = "Leave the suite running; stop it with ./incubator down.")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    private final List<ObjectNode> results = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        Terminal terminal = Terminal.on(
                installation.json()
                        ? spec.commandLine().getErr()
                        : spec.commandLine().getOut());
        List<Path> briefs = briefs();
        Optional<RunRecord> running = installation.running();
        if (running.isPresent()) {
            terminal.said("Using the running suite at " + running.get().url());
            planAll(briefs, running.get().url(), terminal);
        } else if (keep) {
            planAll(
                    briefs,
                    new DetachedLauncher(installation, choices).start(terminal).url(),
                    terminal);
        } else {
            planAllOnce(briefs, terminal);
        }
        if (installation.json()) {
            spec.commandLine().getOut().println(Json.pretty(results));
        }
        return 0;
    }

    private void planAllOnce(List<Path> briefs, Terminal terminal) {
        LauncherLog.writeTo(installation.state());
        SuiteOptions options =
                choices.applyTo(installation.options()).makingStartCaches().withListener(terminal::said);
        try (StopSignal _ = StopSignal.onShutdown();
                Suite suite = Suite.start(options)) {
            planAll(briefs, suite.url(), terminal);
            terminal.said("Stopping the suite; --keep leaves it running");
            suite.closeAndMakeStartCaches();
        }
    }

    private void planAll(List<Path> briefs, String url, Terminal terminal) {
        try (Session session = Session.open(url, installation.accountFile())) {
            for (Path file : briefs) {
                Path folder = (out == null ? installation.root().resolve("out") : out).resolve(name(file));
                terminal.said("");
                var result = new PlanRun(session, terminal).run(BriefFile.read(file), folder);
                results.add(PlanSummary.json(result));
                PlanSummary.lines(result).forEach(terminal::said);
            }
        }
        terminal.said("");
    }

    private List<Path> briefs() throws IOException {
        Path directory = installation.root().resolve("examples");
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> briefs = files.filter(file ->
                            BRIEFS.stream().anyMatch(end -> file.toString().endsWith(end)))
                    .filter(file -> !name(file).equalsIgnoreCase("readme"))
                    .filter(file -> example == null || name(file).equals(example))
                    .sorted()
                    .toList();
            if (briefs.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no example " + (example == null ? "" : example + " ") + "in " + directory);
            }
            return briefs;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
