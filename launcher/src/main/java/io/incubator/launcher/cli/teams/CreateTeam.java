package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.people.OwnOrganisation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a team.
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make a team; no other team of your organisation has its name.")
final class CreateTeam extends ApiCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "What it is called.")
    private String name;

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "What it is for.")
    private String about;

    @Override
    protected Answer answer(Session session) {
        JsonNode team = session.post(
                OwnOrganisation.path(session) + "/teams",
                Json.object().put("name", name).put("description", about));
        return Answer.of(team, text("team.created", name));
    }
}
