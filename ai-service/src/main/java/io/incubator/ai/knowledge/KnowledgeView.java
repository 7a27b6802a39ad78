package io.incubator.ai.knowledge;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Perspective;
import io.incubator.ai.planner.knowledge.Text;
import io.incubator.kit.conditional.Tagged;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The knowledge base at a glance.
///
/// @param version part of every plan made from it
/// @param axes options are composed of, with their classes
/// @param perspectives with how each weighs the criteria before a brief is known, in shares
record KnowledgeView(
        String version,
        int technologies,
        int rules,
        int archetypes,
        List<AxisView> axes,
        List<PerspectiveView> perspectives)
        implements Tagged {

    /// One axis.
    record AxisView(String id, Text name, List<ClassView> classes) {}

    /// One class, with its anchored attributes 0 … 10.
    record ClassView(String id, Text name, Map<String, Double> attributes) {}

    /// One perspective.
    record PerspectiveView(String id, Text name, Text stance, Map<String, Double> weights) {}

    static KnowledgeView of(KnowledgeBase knowledge) {
        return new KnowledgeView(
                knowledge.version(),
                knowledge.technologies().size(),
                knowledge.rules().size(),
                knowledge.archetypes().size(),
                Arrays.stream(Axis.values())
                        .map(axis -> axis(knowledge.axis(axis)))
                        .toList(),
                knowledge.perspectives().stream()
                        .map(KnowledgeView::perspective)
                        .toList());
    }

    private static AxisView axis(AxisDefinition axis) {
        return new AxisView(
                axis.axis().id(),
                axis.name(),
                axis.classes().stream().map(KnowledgeView::type).toList());
    }

    private static ClassView type(AxisDefinition.AxisClass type) {
        Map<String, Double> attributes = new LinkedHashMap<>();
        AxisDefinition.ATTRIBUTES.forEach(name -> attributes.put(name, type.attribute(name)));
        return new ClassView(type.id(), type.name(), attributes);
    }

    private static PerspectiveView perspective(Perspective perspective) {
        double total = perspective.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Map<String, Double> weights = new LinkedHashMap<>();
        perspective
                .weights()
                .forEach(
                        (criterion, weight) -> weights.put(criterion.id(), Math.round(1000 * weight / total) / 1000.0));
        return new PerspectiveView(perspective.voice().id(), perspective.name(), perspective.stance(), weights);
    }

    @Override
    public String entityTag() {
        return version;
    }
}
