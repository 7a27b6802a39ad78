package io.incubator.launcher.cli.clients;

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

/// Lists applications.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the applications of your organisation, the newest first.")
final class ListClients extends ApiCommand {
    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode clients = listing.read(session, "/api/auth/clients", Map.of());
        Table table = new Table(text("column.id"), text("column.name"), text("column.created"));
        clients.path("items")
                .forEach(client ->
                        table.row(Cell.of(client, "id"), Cell.of(client, "name"), Cell.time(client, "createdAt")));
        return Answer.of(clients, table);
    }
}
