package io.incubator.launcher.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Terminal;
import io.incubator.launcher.client.JobWatch;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Follows a job.
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Follow a job until it is over. Exit code 1 when it did not succeed.")
final class WatchJob extends ApiCommand {
    @Parameters(paramLabel = "JOB", description = "Id of the job.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        Terminal terminal = Terminal.on(progress());
        JsonNode job = new JobWatch(session, terminal).awaitEnd("/api/jobs/" + id);
        boolean succeeded = job.path("state").asText().equals("succeeded");
        terminal.done();
        return JobAnswer.of(job).endingWith(succeeded ? ExitCode.DONE : ExitCode.FAILED);
    }
}
