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

/// Lists open invitations.
@Command(name = "invitations", mixinStandardHelpOptions = true, description = "List the open invitations of a project.")
final class ListInvitations extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode invitations = listing.read(session, project.path(session) + "/invitations", Map.of("state", "open"));
        Table table = new Table("ID", text("column.user"), text("column.role"), text("column.expires"));
        invitations
                .path("items")
                .forEach(invitation -> table.row(
                        Cell.of(invitation, "id"),
                        Cell.of(invitation, "userId"),
                        Cell.of(invitation, "role"),
                        Cell.time(invitation, "expiresAt")));
        return Answer.of(invitations, table);
    }
}
