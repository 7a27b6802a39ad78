package io.incubator.ai.planner.record;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.PlanOption;
import java.util.List;
import java.util.Locale;

/// `research.md` of Spec Kit: every decision with its reason and what else was considered.
record ResearchFile(KnowledgeBase knowledge, Words words, Plan plan, PlanOption option) {

    String write() {
        Markdown out = new Markdown().heading(1, "Research");
        for (PlanOption.Choice choice : option.choices()) {
            Axis axis = Axis.valueOf(choice.axis().toUpperCase(Locale.ROOT));
            Arguments arguments = new Arguments(knowledge, words, plan, axis);
            List<String> good = arguments.speakingFor(choice.type());
            List<String> others = arguments.considered(choice.type()).stream()
                    .filter(type -> !type.equals(choice.type()))
                    .map(type -> knowledge.axis(axis).get(type).name().in(words.language()))
                    .toList();
            out.heading(2, choice.axisName());
            out.labelled("Decision:", choice.typeName() + " (" + choice.technology() + ")");
            out.labelled("Rationale:", good.isEmpty() ? words.get("madr.default") : String.join("; ", good));
            out.labelled(
                    "Alternatives considered:", others.isEmpty() ? words.get("none") : String.join(", ", others));
            out.paragraph(DecisionRecords.path(axis));
        }
        return out.text();
    }
}
