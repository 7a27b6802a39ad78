package io.incubator.launcher.cli.teams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists who is in a team.
@Command(
        name = "members",
        mixinStandardHelpOptions = true,
        description = "List the members of a team, the longest in it first.")
final class ListTeamMembers extends ApiCommand {
    @Mixin
    private TeamChoice team;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode members = listing.read(session, team.path(session) + "/members", Map.of());
        Table table = new Table(text("column.id"), text("column.email"), text("column.name"));
        members.path("items")
                .forEach(member ->
                        table.row(Cell.of(member, "id"), Cell.of(member, "email"), Cell.of(member, "displayName")));
        return Answer.of(members, table);
    }
}
