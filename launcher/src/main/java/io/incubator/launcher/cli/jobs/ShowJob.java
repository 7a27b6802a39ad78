package io.incubator.launcher.cli.jobs;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows a job.
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show a job with its attempts and its error.")
final class ShowJob extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        return JobAnswer.of(session.get("/api/jobs/" + id));
    }
}
