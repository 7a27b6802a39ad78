package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Changes what a member may do.
@Command(name = "role", mixinStandardHelpOptions = true, description = "Change the role of a member.")
final class SetRole extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "USER", description = "Id of the account.")
    private String user;

    @Parameters(index = "2", paramLabel = "ROLE", description = "maintainer, contributor or viewer.")
    private String role;

    @Override
    protected Answer answer(Session session) {
        JsonNode changed = session.patch(
                project.path(session) + "/members/" + user, Json.object().put("role", role));
        return Answer.of(changed, text("member.role", user, role));
    }
}
