package io.incubator.launcher.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists jobs.
@Command(name = "list", mixinStandardHelpOptions = true, description = "List jobs, the newest first.")
final class ListJobs extends ApiCommand {
    @Mixin
    private Listing listing;

    @Option(
            names = "--only",
            paramLabel = "STATE",
            description = "Only those queued, running, retrying, succeeded, failed or cancelled.")
    private String only;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of this kind, such as plan.")
    private String kind;

    @Override
    protected Answer answer(Session session) {
        Map<String, String> filters = new HashMap<>();
        filters.put("state", only);
        filters.put("kind", kind);
        ObjectNode jobs = listing.read(session, "/api/jobs", filters);
        Table table = new Table(
                "ID", text("column.kind"), text("column.state"), "%", text("column.stage"), text("column.created"));
        jobs.path("items")
                .forEach(job -> table.row(
                        Cell.of(job, "id"),
                        Cell.of(job, "kind"),
                        Cell.of(job, "state"),
                        Cell.of(job, "percent"),
                        Cell.of(job, "stage"),
                        Cell.time(job, "createdAt")));
        return Answer.of(jobs, table);
    }
}
