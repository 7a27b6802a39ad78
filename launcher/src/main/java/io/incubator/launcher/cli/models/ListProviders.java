package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists providers.
@Command(name = "providers", mixinStandardHelpOptions = true, description = "List the providers of models.")
final class ListProviders extends RegistryCommand {
    @Mixin
    private Listing listing;

    @Override
    Answer answer(Registry registry) {
        ObjectNode list = registry.list("providers", listing);
        Table table =
                new Table(text("column.name"), text("column.dialect"), text("column.address"), text("column.enabled"));
        list.path("items")
                .forEach(item -> table.row(
                        Cell.of(item, "name"),
                        Cell.of(item, "dialect"),
                        Cell.of(item, "baseUrl"),
                        Cell.of(item, "enabled")));
        return Answer.of(list, table);
    }
}
