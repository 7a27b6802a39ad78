package io.incubator.launcher.cli.consents;

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

/// Lists what one has consented to.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the applications you have let in, and what they may do.")
final class ListConsents extends ApiCommand {
    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        ObjectNode consents = listing.read(session, "/api/auth/consents", Map.of());
        Table table = new Table(text("column.id"), text("column.name"), text("column.scopes"), text("column.created"));
        consents.path("items")
                .forEach(consent -> table.row(
                        Cell.of(consent, "id"),
                        Cell.of(consent, "name"),
                        Cell.words(consent, "scopes"),
                        Cell.time(consent, "grantedAt")));
        return Answer.of(consents, table);
    }
}
