package io.incubator.launcher.cli.people;

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

/// Lists invitations nobody has accepted yet.
@Command(
        name = "invitations",
        mixinStandardHelpOptions = true,
        description = "List the invitations nobody has accepted yet, the newest first.")
final class ListPendingInvitations extends ApiCommand {
    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode invitations = listing.read(session, OwnOrganisation.path(session) + "/invitations", Map.of());
        Table table = new Table(text("column.id"), text("column.email"), text("column.role"), text("column.expires"));
        invitations
                .path("items")
                .forEach(invitation -> table.row(
                        Cell.of(invitation, "id"),
                        Cell.of(invitation, "email"),
                        Cell.of(invitation, "role"),
                        Cell.time(invitation, "expiresAt")));
        return Answer.of(invitations, table);
    }
}
