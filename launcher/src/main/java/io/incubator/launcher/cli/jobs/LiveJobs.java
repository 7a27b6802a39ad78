package io.incubator.launcher.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.ApiCommand;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.Table;
import io.incubator.launcher.client.Session;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the queues and the jobs that run, again and again.
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description = "Watch the queues and the jobs that run, until Ctrl-C or until nothing is left to do.")
final class LiveJobs extends ApiCommand {
    private static final int WIDTH = 20;
    private static final int PERCENT = 100;
    private static final int COLUMNS = 100;
    private static final String HOME = "\u001b[H\u001b[2J";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Stop after that many seconds.",
            defaultValue = "86400")
    private long seconds;

    @Override
    protected Answer answer(Session session) {
        PrintWriter out = progress();
        boolean moving =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        JsonNode queues = session.get("/api/jobs/queues");
        for (long second = 0; second < seconds && busy(queues); second++) {
            show(out, moving, queues, session.get("/api/jobs?state=running&limit=100"));
            pause();
            queues = session.get("/api/jobs/queues");
        }
        return Answer.of(queues, ShowQueues.table(queues, text("column.kind")));
    }

    private void show(PrintWriter out, boolean moving, JsonNode queues, JsonNode jobs) {
        Table running = new Table("ID", text("column.kind"), "", "%", text("column.stage"));
        jobs.path("items")
                .forEach(job -> running.row(
                        Cell.of(job, "id"),
                        Cell.of(job, "kind"),
                        bar(job.path("percent").asInt()),
                        Cell.of(job, "percent"),
                        Cell.of(job, "stage")));
        if (moving) {
            out.print(HOME);
        }
        List<String> lines = ShowQueues.table(queues, text("column.kind")).lines(COLUMNS);
        lines.forEach(out::println);
        out.println();
        running.lines(COLUMNS).forEach(out::println);
        out.flush();
    }

    private static boolean busy(JsonNode queues) {
        for (JsonNode queue : queues) {
            if (queue.path("due").asLong() + queue.path("running").asLong() > 0) {
                return true;
            }
        }
        return false;
    }

    private static String bar(int percent) {
        int done = Math.clamp((long) percent * WIDTH / PERCENT, 0, WIDTH);
        return "#".repeat(done) + "-".repeat(WIDTH - done);
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while watching", e);
        }
    }
}
