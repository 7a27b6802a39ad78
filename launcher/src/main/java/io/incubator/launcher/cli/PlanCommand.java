package io.incubator.launcher.cli;

import io.incubator.launcher.client.BriefFile;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.PlanResult;
import io.incubator.launcher.client.PlanRun;
import io.incubator.launcher.client.Session;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Has a brief planned and writes the bundle.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Have an idea planned: makes a project of the brief in FILE, waits for the plan, writes its bundle.",
            "",
            "FILE is plain text or Markdown in English or Chinese, or YAML:",
            "  title: Teachers' job board",
            "  text: |",
            "    Schools publish vacancies, teachers find them by subject and place …",
            "  context:            # all of it optional; what is missing is asked back in the plan",
            "    team: {size: 4, skills: {java: 4, react: 3}}",
            "    users: {launch: 1000, year1: 20000}",
            "    budget: low",
            ""
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Parameters(paramLabel = "FILE", description = "The brief.")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the bundle (default: out/<name of the file>).")
    private Path out;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the suite (default: the one running on this machine).")
    private String url;

    @Option(names = "--json", description = "Print the result as JSON, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        BriefFile brief = BriefFile.read(file);
        String address = url == null ? installation.requireRunning().url() : url;
        PrintWriter output = spec.commandLine().getOut();
        Terminal terminal = json ? new Terminal(new PrintWriter(Writer.nullWriter()), false) : Terminal.on(output);
        try (Session session = Session.open(address, installation.accountFile())) {
            PlanResult result = new PlanRun(session, terminal).run(brief, folder());
            if (json) {
                output.println(Json.pretty(PlanSummary.json(result)));
            } else {
                PlanSummary.lines(result).forEach(terminal::said);
            }
        }
        return 0;
    }

    private Path folder() {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return out == null ? Path.of("out", stem) : out;
    }
}
