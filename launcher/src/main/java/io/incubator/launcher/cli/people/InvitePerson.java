package io.incubator.launcher.cli.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Invites somebody to the organisation.
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Invite somebody to your organisation by mail, whether or not they have an account.")
final class InvitePerson extends ApiCommand {
    @Parameters(index = "0", paramLabel = "EMAIL", description = "Their address.")
    private String email;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "member",
            description = "owner, admin, member or viewer (default: ${DEFAULT-VALUE}).")
    private String role;

    @Override
    protected Answer answer(Session session) {
        JsonNode invitation = session.post(
                OwnOrganisation.path(session) + "/invitations",
                Json.object().put("email", email).put("role", role));
        return Answer.of(invitation, text("person.invited", email, role));
    }
}
