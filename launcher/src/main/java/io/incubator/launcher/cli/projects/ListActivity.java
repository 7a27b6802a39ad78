package io.incubator.launcher.cli.projects;

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
import picocli.CommandLine.Option;

/// Lists what happened in a project.
@Command(
        name = "activity",
        mixinStandardHelpOptions = true,
        description = "List what happened in a project, the newest first.")
final class ListActivity extends ApiCommand {
    @Mixin
    private ProjectChoice project;

    @Option(names = "--by", paramLabel = "USER", description = "Only what this account did.")
    private String actor;

    @Mixin
    private Listing listing;

    @Override
    protected Answer answer(Session session) {
        Map<String, String> filters = actor == null ? Map.of() : Map.of("actor", actor);
        ObjectNode activity = listing.read(session, project.path(session) + "/activity", filters);
        Table table = new Table(text("column.number"), text("column.time"), text("column.event"), text("column.user"));
        activity.path("items")
                .forEach(entry -> table.row(
                        Cell.of(entry, "id"), Cell.time(entry, "at"), Cell.of(entry, "type"), Cell.of(entry, "actor")));
        return Answer.of(activity, table);
    }
}
