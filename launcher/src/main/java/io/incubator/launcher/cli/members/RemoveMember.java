package io.incubator.launcher.cli.members;

import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes somebody out of a project.
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Take a member out of a project.")
final class RemoveMember extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Parameters(index = "1", paramLabel = "USER", description = "Id of the account.")
    private String user;

    @Override
    protected Answer answer(Session session) {
        session.delete(project.path(session) + "/members/" + user);
        return Answer.of(Json.object().put("removed", true).put("userId", user), text("member.removed", user));
    }
}
