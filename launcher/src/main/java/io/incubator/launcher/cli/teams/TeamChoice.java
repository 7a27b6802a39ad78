package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.people.OwnOrganisation;
import io.incubator.launcher.client.Session;
import java.util.Map;
import picocli.CommandLine.Parameters;

/// The team a command is about.
public final class TeamChoice {
    private static final int MOST = 1_000;

    @Parameters(index = "0", paramLabel = "TEAM", description = "Id of the team, or its name.")
    private String wanted;

    /// As it was named.
    String name() {
        return wanted;
    }

    /// The path of the team.
    ///
    /// @throws IllegalArgumentException when there is no such team
    String path(Session session) {
        return OwnOrganisation.path(session) + "/teams/" + id(session, wanted);
    }

    /// The id of a team.
    ///
    /// @param wanted the id, or the name
    /// @throws IllegalArgumentException when there is no such team
    public static String id(Session session, String wanted) {
        for (JsonNode team : all(session)) {
            if (team.path("id").asText().equals(wanted)
                    || team.path("name").asText().equalsIgnoreCase(wanted)) {
                return team.path("id").asText();
            }
        }
        throw new IllegalArgumentException("There is no team " + wanted + "; ./incubator teams list shows them");
    }

    /// The teams there are.
    public static JsonNode all(Session session) {
        return Listing.read(session, OwnOrganisation.path(session) + "/teams", Map.of(), MOST)
                .path("items");
    }
}
