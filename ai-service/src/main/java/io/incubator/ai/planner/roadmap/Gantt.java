package io.incubator.ai.planner.roadmap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Draws the roadmap as a Mermaid Gantt chart. Nobody knows the date of the first day, so the axis
/// counts weeks.
public final class Gantt {
    /// A Monday on which a year begins: weeks of the chart are weeks of the project.
    private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);

    private static final int DAYS_A_WEEK = 5;
    private static final double CRITICAL = 0.5;

    /// Names of tasks that Mermaid would take for tags.
    private static final Set<String> TAGS = Set.of("crit", "done", "active", "milestone", "vert");

    private Gantt() {}

    /// Draws it: a section per phase, what is critical more often than not marked.
    ///
    /// @param title in the language of the plan
    /// @param escape makes a text safe for Mermaid
    public static String draw(Roadmap roadmap, String title, java.util.function.UnaryOperator<String> escape) {
        Map<String, Roadmap.Slot> slots = new HashMap<>();
        roadmap.forecast().schedule().forEach(s -> slots.put(s.task(), s));
        StringBuilder out = new StringBuilder("gantt\n  title " + label(title, escape)
                + "\n  dateFormat YYYY-MM-DD\n  axisFormat %y-W%W\n  tickInterval 1week\n  excludes weekends\n");
        for (Roadmap.Phase phase : roadmap.phases()) {
            List<Roadmap.Task> tasks = roadmap.tasks().stream()
                    .filter(t -> t.phase().equals(phase.id()))
                    .toList();
            if (!tasks.isEmpty()) {
                out.append("  section ").append(label(phase.name(), escape)).append('\n');
            }
            for (Roadmap.Task task : tasks) {
                Roadmap.Slot slot = slots.get(task.id());
                out.append(String.format(
                        Locale.ROOT,
                        "    %s :%s%s, %s, %dd\n",
                        label(task.title(), escape),
                        slot.criticality() > CRITICAL ? "crit, " : "",
                        TAGS.contains(task.id()) ? "t_" + task.id() : task.id(),
                        day(slot.start()),
                        Math.max(1, Math.round(slot.finish() - slot.start()))));
            }
        }
        return out.toString();
    }

    private static LocalDate day(double workingDays) {
        long whole = (long) workingDays;
        return FIRST.plusDays(whole / DAYS_A_WEEK * 7 + whole % DAYS_A_WEEK);
    }

    /// A colon ends the name of a task, a `#` or `;` its line.
    private static String label(String text, java.util.function.UnaryOperator<String> escape) {
        return escape.apply(text).replace(":", "：");
    }
}
