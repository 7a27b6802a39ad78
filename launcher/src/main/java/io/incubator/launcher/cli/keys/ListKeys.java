package io.incubator.launcher.cli.keys;

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

/// Lists keys.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List your API keys of this organisation.")
final class ListKeys extends ApiCommand {
    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode keys = listing.read(session, "/api/auth/keys", Map.of());
        Table table = new Table(text("column.id"), text("column.name"), text("column.key"), text("column.expires"));
        keys.path("items")
                .forEach(key -> table.row(
                        Cell.of(key, "id"), Cell.of(key, "name"), Cell.of(key, "hint"), Cell.time(key, "expiresAt")));
        return Answer.of(keys, table);
    }
}
