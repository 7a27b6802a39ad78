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

/// Invites somebody of the organisation.
@Command(
        name = "invite",
        mixinStandardHelpOptions = true,
        description = "Invite somebody of your organisation to a project. Prints how they accept.")
final class Invite extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "USER", description = "Id of the account (whoami shows one's own).")
    private String user;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "contributor",
            description = "maintainer, contributor or viewer (default: ${DEFAULT-VALUE}).")
    private String role;

    @Override
    protected Answer answer(Session session) {
        JsonNode invitation = session.post(
                project.path(session) + "/invitations",
                Json.object().put("userId", user).put("role", role));
        return Answer.of(invitation, text("member.invited", user, Cell.of(invitation, "id")));
    }
}
