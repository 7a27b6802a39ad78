package io.incubator.launcher.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import picocli.CommandLine.Command;

/// Shows how full the ledger is.
@Command(
        name = "queues",
        mixinStandardHelpOptions = true,
        description = "Show by kind what waits, runs, is stuck and is dead.")
final class ShowQueues extends ApiCommand {
    @Override
    protected Answer answer(Session session) {
        JsonNode queues = session.get("/api/jobs/queues");
        return Answer.of(queues, table(queues, text("column.kind")));
    }

    static Table table(JsonNode queues, String kind) {
        Table table = new Table(kind, "waiting", "due", "oldest s", "running", "stuck", "dead");
        queues.forEach(queue -> table.row(
                Cell.of(queue, "kind"),
                Cell.of(queue, "waiting"),
                Cell.of(queue, "due"),
                Cell.of(queue, "oldestWaitSeconds"),
                Cell.of(queue, "running"),
                Cell.of(queue, "stuck"),
                Cell.of(queue, "dead")));
        return table;
    }
}
