package io.incubator.ai.planner.option;

import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Names a product for a class: what is in use or demanded, else what the team knows, else the usual one.
public final class TechnologyPicker {
    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Set<String> banned = new HashSet<>();
    private final Set<String> demanded = new HashSet<>();

    public TechnologyPicker(KnowledgeBase knowledge, Facts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
        for (Demand demand : facts.demands()) {
            (demand.required() ? demanded : banned).addAll(demand.technologies());
        }
    }

    /// Names a product for one axis of a composition.
    ///
    /// @return empty where a class needs no product
    public Optional<Technology> pick(Composition composition, Axis axis) {
        OptionScope scope = new OptionScope(knowledge, facts, composition);
        return knowledge.technologies().stream()
                .filter(t -> t.axis() == axis && t.type().equals(composition.get(axis)))
                .filter(t -> !banned.contains(t.id()))
                .max(Comparator.comparingDouble((Technology t) -> merit(t, scope))
                        .thenComparing(Technology::id, Comparator.reverseOrder()));
    }

    /// How good a pick a product is for a composition, compared with others of its class.
    public double merit(Technology technology, Composition composition) {
        return merit(technology, new OptionScope(knowledge, facts, composition));
    }

    private double merit(Technology technology, OptionScope scope) {
        return technology.priority()
                + (demanded.contains(technology.id()) ? 100 : 0)
                + (facts.existing().contains(technology.id()) ? 50 : 0)
                + (facts.mentioned().contains(technology.id()) ? 20 : 0)
                + 3 * facts.technologySkills().getOrDefault(technology.id(), 0.0)
                + (technology.when() != null && technology.when().isTrue(scope) ? 4 : 0)
                - (technology.hosted() && Boolean.FALSE.equals(facts.value("deployment.managedServicesOk")) ? 30 : 0);
    }
}
