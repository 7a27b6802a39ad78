package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.people.OwnOrganisation;
import io.incubator.launcher.client.Session;
import java.util.Map;
import picocli.CommandLine.Parameters;

/// The team a command is about.
final class TeamChoice {
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
        String teams = OwnOrganisation.path(session) + "/teams";
        for (JsonNode team : Listing.read(session, teams, Map.of(), MOST).path("items")) {
            if (team.path("id").asText().equals(wanted)
                    || team.path("name").asText().equalsIgnoreCase(wanted)) {
                return teams + "/" + team.path("id").asText();
            }
        }
        throw new IllegalArgumentException("There is no team " + wanted + "; ./incubator teams list shows them");
    }
}
