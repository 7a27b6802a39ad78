package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.List;
import java.util.stream.Collectors;

/// Tasks for import into a tracker (RFC 4180).
final class TasksCsv {
    private TasksCsv() {}

    static String write(Roadmap roadmap) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                List.of(
                        "id",
                        "title",
                        "phase",
                        "track",
                        "depends_on",
                        "optimistic_days",
                        "likely_days",
                        "pessimistic_days",
                        "expected_days",
                        "done_when"));
        for (Roadmap.Task task : roadmap.tasks()) {
            Roadmap.Estimate estimate = task.estimate();
            line(
                    out,
                    List.of(
                            task.id(),
                            task.title(),
                            task.phase(),
                            task.track(),
                            String.join(" ", task.after()),
                            String.valueOf(estimate.optimistic()),
                            String.valueOf(estimate.likely()),
                            String.valueOf(estimate.pessimistic()),
                            String.valueOf(estimate.expected()),
                            task.done()));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append(cells.stream().map(TasksCsv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /// Quoted always; a leading sign a spreadsheet would take for a formula is kept apart by a quote
    /// mark.
    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
