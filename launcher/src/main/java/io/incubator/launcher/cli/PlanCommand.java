package io.incubator.launcher.cli;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.BriefFile;
import io.incubator.launcher.client.PlanResult;
import io.incubator.launcher.client.PlanRun;
import io.incubator.launcher.client.Session;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
final class PlanCommand extends ApiCommand {
    @Parameters(paramLabel = "FILE", description = "The brief.")
    private Path file;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the bundle (default: out/<name of the file>).")
    private Path out;

    private BriefFile brief;

    @Override
    public Integer call() {
        // a mistake in the file is told before anything is called
        brief = BriefFile.read(file);
        return super.call();
    }

    @Override
    protected Answer answer(Session session) {
        Terminal terminal = Terminal.on(progress());
        PlanResult result = new PlanRun(session, terminal).run(brief, folder());
        terminal.done();
        return new Answer(PlanSummary.json(result), PlanSummary.lines(result), ExitCode.DONE);
    }

    private Path folder() {
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return out == null ? Path.of("out", stem) : out;
    }
}
