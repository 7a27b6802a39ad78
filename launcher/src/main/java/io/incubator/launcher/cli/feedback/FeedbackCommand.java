package io.incubator.launcher.cli.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.PlanRun;
import io.incubator.launcher.client.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what people think of a plan.
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        description = {
            "Say what you think of a plan, in your own words or as a number, and get the next revision.",
            "70 to 89: only what the remark touches changes. Below 50: other options. From 90: the plan is accepted."
        },
        footer = {
            "",
            "Examples:",
            "  ./incubator feedback \"Salon booking\" \"fine, but our team knows Python, not Java\"",
            "  ./incubator feedback \"Salon booking\" \"too complex for three people\" --satisfaction 60 --diff",
            "  ./incubator feedback \"Salon booking\" --answer budget=low --answer regions=eu,us",
            "  ./incubator feedback \"Salon booking\" --accept"
        })
public final class FeedbackCommand extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "TEXT", arity = "0..1", description = "What you think of it.")
    private String remark;

    @Option(names = "--satisfaction", paramLabel = "N", description = "0 to 100.")
    private Integer satisfaction;

    @Option(
            names = "--answer",
            paramLabel = "QUESTION=VALUE",
            description = "Answer a question of the plan; several values with commas. May be given several times.")
    private Map<String, String> answers = new LinkedHashMap<>();

    @Option(names = "--revision", paramLabel = "ID", description = "The revision meant (default: the newest one).")
    private String revision;

    @Option(
            names = "--accept",
            paramLabel = "OPTION",
            arity = "0..1",
            fallbackValue = "",
            description = "Accept the plan as it is, or with another of its options, such as B.")
    private String accept;

    @Option(names = "--diff", description = "Show what the new revision decides differently.")
    private boolean diff;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Write the new bundle there.")
    private Path out;

    @Override
    protected Answer answer(Session session) {
        FeedbackBody body = new FeedbackBody(remark, satisfaction, answers, accept);
        String path = project.path(session);
        String parent = revision == null ? Revisions.newest(session, path) : revision;
        JsonNode answer = body.isAcceptance()
                ? session.post(path + "/revisions/" + parent + "/acceptance", body.acceptance())
                : session.post(path + "/revisions", body.of(parent));
        Terminal terminal = Terminal.on(progress());
        JsonNode ready = new PlanRun(session, terminal).awaitReady(path, answer);
        terminal.done();
        List<String> lines = new ArrayList<>(RevisionSummary.lines(ready, language()));
        ObjectNode json = Json.object();
        json.set("revision", ready);
        if (out != null) {
            List<Path> files = new PlanRun(session, terminal)
                    .download(path, ready.path("id").asText(), out);
            lines.add(text("files", files.size(), out));
        }
        if (diff && !ready.path("id").asText().equals(parent)) {
            JsonNode difference =
                    session.get(path + "/revisions/" + ready.path("id").asText() + "/diff?against=" + parent);
            json.set("diff", difference);
            lines.add(difference.path("text").path(language().tag()).asText());
        }
        return new Answer(json, lines, ExitCode.DONE);
    }
}
