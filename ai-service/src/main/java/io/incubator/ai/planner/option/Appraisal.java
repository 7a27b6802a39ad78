package io.incubator.ai.planner.option;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.Map;

/// Values compositions under one set of facts, fast.
public final class Appraisal {
    private final Scorer scorer;

    /// An appraisal of whatever composition, by weights that sum to 1.
    public Appraisal(KnowledgeBase knowledge, Facts facts, Map<Criterion, Double> weights) {
        this(knowledge, new RuleBook(knowledge, facts), weights);
    }

    /// An appraisal by rules that are there already.
    public Appraisal(KnowledgeBase knowledge, RuleBook rules, Map<Criterion, Double> weights) {
        this.scorer = new Scorer(knowledge, rules, weights);
    }

    /// Weighted sum of a complete composition, 0 … 10.
    public double value(Composition composition) {
        return scorer.value(composition);
    }

    /// Whether a complete composition breaks no hard constraint.
    public boolean permits(Composition composition) {
        return scorer.permits(composition);
    }
}
