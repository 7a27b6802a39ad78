package io.incubator.launcher.cli.jobs;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Cancels a job.
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Cancel a job. One that runs is told so with its next sign of life.")
final class CancelJob extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        return JobAnswer.of(session.post("/api/jobs/" + id + "/cancel", null));
    }
}
