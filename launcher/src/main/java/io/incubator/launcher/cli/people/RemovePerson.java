package io.incubator.launcher.cli.people;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Takes somebody out of the organisation.
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Take somebody out of your organisation, or yourself.")
final class RemovePerson extends ApiCommand {
    @Parameters(index = "0", paramLabel = "USER", description = "Id of the account.")
    private String user;

    @Override
    protected Answer answer(Session session) {
        session.delete(OwnOrganisation.path(session) + "/members/" + user);
        return Answer.of(Json.object().put("removed", user), text("member.removed", user));
    }
}
