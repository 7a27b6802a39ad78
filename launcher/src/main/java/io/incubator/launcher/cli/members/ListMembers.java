package io.incubator.launcher.cli.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.ProjectChoice;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the members of a project.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List who belongs to a project.")
final class ListMembers extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode members = listing.read(session, project.path(session) + "/members", Map.of());
        Table table = new Table(text("column.user"), text("column.role"), text("column.created"));
        members.path("items")
                .forEach(member ->
                        table.row(Cell.of(member, "userId"), Cell.of(member, "role"), Cell.time(member, "createdAt")));
        return Answer.of(members, table);
    }
}
