package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists models.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the models that can be called.")
final class ListModels extends RegistryCommand {
    @Mixin
    private Listing listing;

    @Override
    Answer answer(Registry registry) {
        ObjectNode list = registry.list("models", listing);
        Table table =
                new Table(text("column.name"), text("column.upstream"), text("column.enabled"), text("column.id"));
        list.path("items")
                .forEach(item -> table.row(
                        Cell.of(item, "name"),
                        Cell.of(item, "upstreamName"),
                        Cell.of(item, "enabled"),
                        Cell.of(item, "id")));
        return Answer.of(list, table);
    }
}
