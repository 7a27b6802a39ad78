package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists routes.
@Command(name = "routes", mixinStandardHelpOptions = true, description = "List the routes: names that lead to models.")
final class ListRoutes extends RegistryCommand {
    @Mixin
    private Listing listing;

    @Override
    Answer answer(Registry registry) {
        ObjectNode list = registry.list("routes", listing);
        Table table = new Table(text("column.name"), text("column.version"), text("column.id"));
        list.path("items")
                .forEach(item -> table.row(Cell.of(item, "name"), Cell.of(item, "active"), Cell.of(item, "id")));
        return Answer.of(list, table);
    }
}
