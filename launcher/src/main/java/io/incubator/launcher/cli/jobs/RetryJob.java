package io.incubator.launcher.cli.jobs;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Runs a job again.
@Command(name = "retry", mixinStandardHelpOptions = true, description = "Run a job again that failed or was cancelled.")
final class RetryJob extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        return JobAnswer.of(session.post("/api/jobs/" + id + "/retry", null));
    }
}
