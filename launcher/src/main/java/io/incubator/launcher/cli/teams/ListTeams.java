package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.cli.people.OwnOrganisation;
import io.incubator.launcher.client.Session;
import java.util.Collections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists the teams.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the teams of your organisation by name.")
final class ListTeams extends ApiCommand {
    @Option(names = "--member", paramLabel = "USER", description = "Only teams to which this account belongs.")
    private String member;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode teams = listing.read(
                session, OwnOrganisation.path(session) + "/teams", Collections.singletonMap("member", member));
        Table table = new Table(text("column.id"), text("column.name"), text("column.description"));
        teams.path("items")
                .forEach(team -> table.row(Cell.of(team, "id"), Cell.of(team, "name"), Cell.of(team, "description")));
        return Answer.of(teams, table);
    }
}
