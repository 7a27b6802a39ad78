package io.incubator.launcher.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Changes what somebody may do.
@Command(
        name = "role",
        mixinStandardHelpOptions = true,
        description = "Change the role of somebody in your organisation.")
final class ChangePersonRole extends ApiCommand {
    @Parameters(index = "0", paramLabel = "USER", description = "Id of the account.")
    private String user;

    @Parameters(index = "1", paramLabel = "ROLE", description = "owner, admin, member or viewer.")
    private String role;

    @Override
    protected Answer answer(Session session) {
        JsonNode changed = session.patch(
                OwnOrganisation.path(session) + "/members/" + user,
                Json.object().put("role", role));
        return Answer.of(changed, text("member.role", user, role));
    }
}
