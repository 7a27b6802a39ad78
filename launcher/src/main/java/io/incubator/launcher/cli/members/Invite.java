package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Invites somebody by e-mail address.
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Invite somebody by e-mail address. Prints the code to accept it with.")
final class Invite extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "EMAIL", description = "Address of who is invited.")
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
                project.path(session) + "/invitations",
                Json.object().put("email", email).put("role", role));
        return Answer.of(invitation, text("member.invited", email, Cell.of(invitation, "code")));
    }
}
