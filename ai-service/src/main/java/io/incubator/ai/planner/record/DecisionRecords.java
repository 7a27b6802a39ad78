package io.incubator.ai.planner.record;

import io.incubator.ai.planner.BundleFile;
import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.blueprint.Names;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.Decision;
import java.util.List;
import java.util.Locale;

/// Writes one record per decision. A record shows its own axis and nothing else, so that it only
/// changes with it.
public final class DecisionRecords {
    private final KnowledgeBase knowledge;
    private final Words words;
    private final Plan plan;

    /// Records of the option the plan's blueprint is of.
    public DecisionRecords(KnowledgeBase knowledge, Words words, Plan plan) {
        this.knowledge = knowledge;
        this.words = words;
        this.plan = plan;
    }

    /// Path of an axis' record: a number belongs to an axis for good.
    public static String path(Axis axis) {
        return String.format(Locale.ROOT, "adr/%04d-%s.md", axis.number(), Names.kebab(axis.id()));
    }

    /// All records.
    public List<BundleFile> files() {
        return plan.blueprint().decisions().stream()
                .map(decision -> new BundleFile(
                        path(axis(decision)),
                        "text/markdown",
                        new DecisionRecord(knowledge, words, plan, axis(decision), decision).write()))
                .toList();
    }

    static Axis axis(Decision decision) {
        return Axis.valueOf(decision.axis().toUpperCase(Locale.ROOT));
    }

    /// The same decisions in the short form of Spec Kit.
    public String research() {
        return new ResearchFile(words, plan.blueprint().decisions()).write();
    }
}
