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

/// Lists the people of the organisation.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List who belongs to your organisation, the oldest member first.")
final class ListPeople extends ApiCommand {
    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode people = listing.read(session, OwnOrganisation.path(session) + "/members", Map.of());
        Table table = new Table(text("column.id"), text("column.email"), text("column.name"), text("column.role"));
        people.path("items")
                .forEach(person -> table.row(
                        Cell.of(person, "id"),
                        Cell.of(person, "email"),
                        Cell.of(person, "displayName"),
                        Cell.of(person, "role")));
        return Answer.of(people, table);
    }
}
