package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds somebody of the organisation.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Add somebody of your organisation to a project, without asking them.")
final class AddMember extends ApiCommand {
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
        JsonNode added = session.post(
                project.path(session) + "/members",
                Json.object().put("userId", user).put("role", role));
        return Answer.of(added, text("member.added", user, role));
    }
}
