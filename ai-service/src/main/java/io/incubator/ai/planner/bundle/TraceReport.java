package io.incubator.ai.planner.bundle;

import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.requirement.Requirement;
import io.incubator.ai.planner.requirement.Traceability;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `traceability.md`: each requirement with what meets it, and each part with what it is there for.
record TraceReport(Words words, Traceability traceability) {

    String write() {
        Markdown out = new Markdown().heading(1, words.get("trace.title")).paragraph(words.get("trace.intro"));
        out.tableHead(List.of(
                words.get("col.requirement"),
                words.get("col.kind"),
                words.get("col.components"),
                words.get("col.entities"),
                words.get("col.endpoints"),
                words.get("col.task")));
        for (Requirement requirement : traceability.requirements()) {
            Requirement.Links links = requirement.links();
            out.row(List.of(
                    requirement.id() + ": " + requirement.text() + (requirement.must() ? " (MUST)" : ""),
                    words.get("trace.kind." + requirement.kind().name().toLowerCase(Locale.ROOT)),
                    String.join(", ", links.components()),
                    String.join(", ", links.entities()),
                    String.join(", ", links.endpoints()),
                    String.join(", ", links.tasks())));
        }
        out.end();
        back(out, "col.components", traceability.components());
        back(out, "col.entities", traceability.entities());
        back(out, "col.endpoints", traceability.endpoints());
        back(out, "col.task", traceability.tasks());
        return out.text();
    }

    private void back(Markdown out, String what, Map<String, List<String>> links) {
        out.heading(2, words.get(what)).tableHead(List.of(words.get(what), words.get("col.requirement")));
        links.forEach((id, requirements) -> out.row(List.of(id, String.join(", ", requirements))));
        out.end();
    }
}
