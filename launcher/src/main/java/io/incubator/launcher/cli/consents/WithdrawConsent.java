package io.incubator.launcher.cli.consents;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lets an application in no more.
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Let an application in no more; it is out within seconds.")
final class WithdrawConsent extends ApiCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "Id of the application.")
    private String id;

    @Override
    protected Answer answer(Session session) {
        session.delete("/api/auth/consents/" + id);
        return Answer.of(Json.object().put("withdrawn", id), text("consent.withdrawn", id));
    }
}
