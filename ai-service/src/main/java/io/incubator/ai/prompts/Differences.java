package io.incubator.ai.prompts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was added to a prompt, removed from it and changed in it from one version to another; what is the same is left
/// out.
///
/// @param from number of the one version
/// @param to number of the other
@Schema(name = "PromptDifferences")
record Differences(int from, int to, List<Difference> messages, List<Difference> examples, List<Difference> variables) {

    /// Copies the lists.
    Differences {
        messages = List.copyOf(messages);
        examples = List.copyOf(examples);
        variables = List.copyOf(variables);
    }

    /// Compares two versions.
    static Differences between(PromptVersion from, PromptVersion to) {
        Template before = from.content();
        Template after = to.content();
        return new Differences(
                from.number(),
                to.number(),
                compare(before.messages(), after.messages(), Differences::lines),
                compare(before.examples(), after.examples(), Differences::lines),
                compare(before.variables(), after.variables(), Differences::lines));
    }

    /// What happened to something, or to a line.
    @Schema(name = "PromptChange")
    public enum Change {
        SAME,
        ADDED,
        REMOVED,
        CHANGED;

        /// The name in JSON.
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The change of that name.
        @JsonCreator
        public static Change of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /// One message, example or variable.
    ///
    /// @param from its place in the one version, from 0; null if it was added
    /// @param to its place in the other; null if it was removed
    @Schema(name = "PromptDifference")
    record Difference(Change change, Integer from, Integer to, List<Line> lines) {
        Difference {
            lines = List.copyOf(lines);
        }
    }

    /// A line of it.
    @Schema(name = "PromptLine")
    record Line(Change change, String text) {}

    /// What is between two things that are the same.
    ///
    /// @param from where it begins in the one version
    /// @param to where it begins in the other
    private record Stretch<T>(boolean same, int from, int to, List<T> removed, List<T> added) {}

    private static <T> List<Difference> compare(List<T> before, List<T> after, Function<T, List<String>> lines) {
        List<Difference> differences = new ArrayList<>();
        for (Stretch<T> stretch : stretches(before, after)) {
            if (!stretch.same()) {
                compare(stretch, lines, differences);
            }
        }
        return differences;
    }

    /// What stands in the same place of both is the same thing, changed.
    private static <T> void compare(Stretch<T> stretch, Function<T, List<String>> lines, List<Difference> into) {
        List<List<String>> removed = stretch.removed().stream().map(lines).toList();
        List<List<String>> added = stretch.added().stream().map(lines).toList();
        int changed = Math.min(removed.size(), added.size());
        for (int i = 0; i < changed; i++) {
            into.add(new Difference(
                    Change.CHANGED, stretch.from() + i, stretch.to() + i, lineByLine(removed.get(i), added.get(i))));
        }
        for (int i = changed; i < removed.size(); i++) {
            into.add(new Difference(Change.REMOVED, stretch.from() + i, null, all(Change.REMOVED, removed.get(i))));
        }
        for (int i = changed; i < added.size(); i++) {
            into.add(new Difference(Change.ADDED, null, stretch.to() + i, all(Change.ADDED, added.get(i))));
        }
    }

    private static List<Line> lineByLine(List<String> before, List<String> after) {
        List<Line> lines = new ArrayList<>();
        for (Stretch<String> stretch : stretches(before, after)) {
            lines.addAll(all(stretch.same() ? Change.SAME : Change.REMOVED, stretch.removed()));
            lines.addAll(stretch.same() ? List.of() : all(Change.ADDED, stretch.added()));
        }
        return lines;
    }

    /// The algorithm that needs memory for the lines and not for their product tells what came and what went one by
    /// one; here they are together.
    private static <T> List<Stretch<T>> stretches(List<T> before, List<T> after) {
        List<Stretch<T>> stretches = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (AbstractDelta<T> delta : DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas()) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            if (stretches.isEmpty() || same || stretches.getLast().same()) {
                stretches.add(new Stretch<>(same, from, to, new ArrayList<>(), new ArrayList<>()));
            }
            stretches.getLast().removed().addAll(delta.getSource().getLines());
            stretches.getLast().added().addAll(delta.getTarget().getLines());
            from += delta.getSource().size();
            to += delta.getTarget().size();
        }
        return stretches;
    }

    private static List<Line> all(Change change, List<String> lines) {
        return lines.stream().map(line -> new Line(change, line)).toList();
    }

    private static List<String> lines(Template.Message message) {
        return told(message.role().label(), message.text());
    }

    private static List<String> lines(Template.Example example) {
        List<String> lines = new ArrayList<>(told("user", example.user()));
        lines.addAll(told("assistant", example.assistant()));
        return lines;
    }

    private static List<String> lines(Template.Variable variable) {
        List<String> lines = new ArrayList<>(List.of("name: " + variable.name(), "required: " + variable.required()));
        lines.addAll(told("description", variable.description()));
        if (variable.otherwise() != null) {
            lines.addAll(told("default", variable.otherwise()));
        }
        return lines;
    }

    private static List<String> told(String title, String text) {
        List<String> lines = new ArrayList<>();
        lines.add(title + ":");
        lines.addAll(List.of(text.split("\n", -1)));
        return lines;
    }
}
