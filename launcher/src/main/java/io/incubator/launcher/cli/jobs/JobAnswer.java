package io.incubator.launcher.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.cli.api.Answer;
import io.incubator.launcher.cli.api.Cell;
import io.incubator.launcher.cli.api.ExitCode;
import java.util.ArrayList;
import java.util.List;

/// A job as it is told.
final class JobAnswer {
    private JobAnswer() {}

    static Answer of(JsonNode job) {
        List<String> lines = new ArrayList<>();
        lines.add(Cell.of(job, "id") + "  " + Cell.of(job, "kind") + "  " + Cell.of(job, "state"));
        if (job.hasNonNull("stage")) {
            lines.add(Cell.of(job, "percent") + " % " + Cell.of(job, "stage"));
        }
        job.path("attempts")
                .forEach(attempt -> lines.add(Cell.of(attempt, "number") + ". "
                        + Cell.time(attempt, "startedAt") + " – " + Cell.time(attempt, "endedAt") + "  "
                        + Cell.of(attempt, "outcome")));
        JsonNode error = job.path("error");
        if (error.isObject()) {
            lines.add(Cell.of(error, "message") + " (" + Cell.of(error, "code") + ")");
        }
        return new Answer(job, lines, ExitCode.DONE);
    }
}
