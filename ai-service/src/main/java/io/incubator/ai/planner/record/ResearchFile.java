package io.incubator.ai.planner.record;

import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.option.Decision;
import java.util.List;
import java.util.stream.Collectors;

/// `research.md` of Spec Kit: every decision with its reason and what else was considered.
record ResearchFile(Words words, List<Decision> decisions) {

    String write() {
        Markdown out = new Markdown().heading(1, "Research");
        for (Decision decision : decisions) {
            Decision.Considered chosen = decision.considered().getFirst();
            out.heading(2, decision.axisName());
            out.labelled("Decision:", chosen.name() + " (" + decision.technology() + ")");
            out.labelled(
                    "Rationale:",
                    chosen.good().isEmpty()
                            ? words.get("madr.default")
                            : chosen.good().stream()
                                    .map(Decision.Argument::text)
                                    .collect(Collectors.joining("; ")));
            out.labelled(
                    "Alternatives considered:",
                    decision.considered().stream()
                            .skip(1)
                            .map(Decision.Considered::name)
                            .collect(Collectors.joining(", ")));
            out.paragraph(DecisionRecords.path(DecisionRecords.axis(decision)));
        }
        return out.text();
    }
}
