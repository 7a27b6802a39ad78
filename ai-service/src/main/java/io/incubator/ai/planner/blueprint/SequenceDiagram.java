package io.incubator.ai.planner.blueprint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Builds a Mermaid sequence diagram line by line.
final class SequenceDiagram {
    /// Words of the diagram's language no participant may be called.
    private static final Set<String> WORDS = Set.of(
            "actor",
            "participant",
            "note",
            "loop",
            "alt",
            "else",
            "opt",
            "par",
            "rect",
            "break",
            "critical",
            "box",
            "end",
            "link",
            "links",
            "activate",
            "deactivate",
            "create",
            "destroy",
            "title",
            "over");

    private final Map<String, String> participants = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();
    private int depth = 1;

    SequenceDiagram participant(String id, String name) {
        participants.putIfAbsent(id(id), name);
        return this;
    }

    SequenceDiagram call(String from, String to, String message) {
        return line(id(from) + "->>" + id(to) + ": " + Mermaid.plain(message));
    }

    SequenceDiagram answer(String from, String to, String message) {
        return line(id(from) + "-->>" + id(to) + ": " + Mermaid.plain(message));
    }

    SequenceDiagram post(String from, String to, String message) {
        return line(id(from) + "-)" + id(to) + ": " + Mermaid.plain(message));
    }

    SequenceDiagram note(String over, String text) {
        return line("Note over " + id(over) + ": " + Mermaid.plain(text));
    }

    SequenceDiagram open(String block, String text) {
        line(block + " " + Mermaid.plain(text));
        depth++;
        return this;
    }

    SequenceDiagram otherwise(String text) {
        depth--;
        line("else " + Mermaid.plain(text));
        depth++;
        return this;
    }

    SequenceDiagram close() {
        depth--;
        return line("end");
    }

    private static String id(String id) {
        return WORDS.contains(id) ? id + "_" : id;
    }

    private SequenceDiagram line(String line) {
        body.append("  ".repeat(depth)).append(line).append('\n');
        return this;
    }

    String draw() {
        StringBuilder out = new StringBuilder("sequenceDiagram\n  autonumber\n");
        participants.forEach((id, name) -> out.append("  participant ")
                .append(id)
                .append(" as ")
                .append(Mermaid.plain(name))
                .append('\n'));
        return out.append(body).toString();
    }
}
