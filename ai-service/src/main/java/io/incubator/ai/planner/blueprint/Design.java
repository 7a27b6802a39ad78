package io.incubator.ai.planner.blueprint;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Archetype;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionWriter;
import java.util.Locale;

/// What a blueprint is made from: a composition, the names chosen for it, and the kind of product.
record Design(KnowledgeBase knowledge, Facts facts, Composition composition, OptionWriter names, Archetype archetype) {

    boolean is(Axis axis, String... types) {
        return java.util.List.of(types).contains(composition.get(axis));
    }

    boolean feature(String... features) {
        return java.util.Arrays.stream(features).anyMatch(facts.set("features")::contains);
    }

    String technology(Axis axis) {
        return names.technology(composition, axis);
    }

    String text(String key, Object... values) {
        return String.format(Locale.ROOT, knowledge.text("blueprint." + key, facts.language()), values);
    }

    /// Whether parts are released separately and each keeps its own data.
    boolean distributed() {
        return is(Axis.ARCHITECTURE_STYLE, "microservices", "event_driven");
    }

    boolean queued() {
        return !is(Axis.MESSAGING, "none_synchronous", "in_process_jobs");
    }

    /// Copies of everything that must survive the loss of one.
    int replicas() {
        return switch (String.valueOf(facts.value("availability"))) {
            case "critical" -> 3;
            case "high" -> 2;
            default -> 1;
        };
    }
}
