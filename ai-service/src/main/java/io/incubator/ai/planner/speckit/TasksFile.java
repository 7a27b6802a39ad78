package io.incubator.ai.planner.speckit;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.roadmap.Roadmap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `tasks.md`: numbered tasks, none before one it waits for.
final class TasksFile {
    private final Words words;
    private final Plan plan;
    private final Stories stories;
    private final String folder;
    private final Map<String, String> numbers = new HashMap<>();

    TasksFile(Words words, Plan plan, Stories stories, String folder) {
        this.words = words;
        this.plan = plan;
        this.stories = stories;
        this.folder = folder;
    }

    String write() {
        Markdown out = new Markdown();
        out.heading(1, "Tasks: " + plan.understanding().archetype().name());
        out.labelled("Input:", "Design documents from /" + folder).paragraph(words.get("tasks.format"));
        List<Roadmap.Phase> phases = plan.roadmap().phases();
        Set<String> finished = new HashSet<>();
        for (int i = 0; i < phases.size(); i++) {
            Roadmap.Phase phase = phases.get(i);
            out.heading(2, "Phase " + (i + 1) + ": " + phase.name().replaceFirst("^\\d+ ", ""));
            out.labelled("Goal:", phase.goal());
            List<Roadmap.Task> open = plan.roadmap().tasks().stream()
                    .filter(t -> t.phase().equals(phase.id()))
                    .toList();
            Set<String> before = Set.copyOf(finished);
            for (Roadmap.Task task : open) {
                out.task(marks(task, before.containsAll(task.after())), task.title() + " (" + task.id() + ")");
                finished.add(task.id());
            }
            out.end().labelled("Checkpoint:", phase.exit());
        }
        out.heading(2, "Dependencies & Execution Order")
                .list(plan.roadmap().tasks().stream()
                        .filter(t -> !t.after().isEmpty())
                        .map(t -> numbers.get(t.id())
                                + " ← "
                                + t.after().stream().map(numbers::get).collect(Collectors.joining(", ")))
                        .toList());
        return out.text();
    }

    private String marks(Roadmap.Task task, boolean parallel) {
        String number = String.format(Locale.ROOT, "T%03d", numbers.size() + 1);
        numbers.put(task.id(), number);
        String story = stories.all().stream()
                .filter(s -> task.id().endsWith("-" + s.module().id()))
                .map(s -> " [US" + s.number() + "]")
                .findFirst()
                .orElse("");
        return number + (parallel ? " [P]" : "") + story;
    }
}
