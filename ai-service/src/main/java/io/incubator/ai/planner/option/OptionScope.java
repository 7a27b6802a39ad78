package io.incubator.ai.planner.option;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Facts of a brief together with the attributes of one composition, under `option.…`.
public final class OptionScope implements Scope {
    private static final String PREFIX = "option.";
    private static final Map<String, Axis> AXES = Arrays.stream(Axis.values())
            .collect(Collectors.toUnmodifiableMap(axis -> PREFIX + axis.id(), axis -> axis));
    private static final List<String> ATTRIBUTES =
            AxisDefinition.ATTRIBUTES.stream().map(name -> PREFIX + name).toList();
    private static final Map<String, Integer> PARTS = Map.of(
            "few_services", 4,
            "microservices", 10,
            "event_driven", 6,
            "data_pipeline", 4,
            "orchestrated_functions", 4,
            "client_centric", 2);

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final Composition composition;
    private final double[] attributes = new double[AxisDefinition.ATTRIBUTES.size()];

    public OptionScope(KnowledgeBase knowledge, Facts facts, Composition composition) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.composition = composition;
        Arrays.fill(attributes, Double.NaN);
    }

    @Override
    public Object value(String name) {
        return name.startsWith(PREFIX) ? option(name) : facts.value(name);
    }

    /// Like [#value] but with the reader's names of classes instead of their ids.
    public Object readable(String name) {
        if (name.startsWith(PREFIX) && value(name) instanceof String type) {
            for (Axis axis : Axis.values()) {
                if (axis.id().equals(name.substring(PREFIX.length()))) {
                    return knowledge.axis(axis).get(type).name().in(facts.language());
                }
            }
        }
        return switch (value(name)) {
            case String word -> word(word);
            case Set<?> set ->
                set.stream().map(element -> word(element.toString())).collect(Collectors.joining(", "));
            case null -> null;
            case Object other -> other;
        };
    }

    private String word(String word) {
        return knowledge.texts().containsKey("value." + word)
                ? knowledge.text("value." + word, facts.language())
                : word;
    }

    private Object option(String name) {
        return switch (name) {
            case PREFIX + "family" -> composition.family();
            case PREFIX + "skill" -> skill(Axis.LANGUAGE_FRAMEWORK);
            case PREFIX + "frontendSkill" -> skill(Axis.FRONTEND);
            case PREFIX + "storeSkill" -> skill(Axis.PRIMARY_DATASTORE);
            case PREFIX + "deploymentSkill" -> skill(Axis.DEPLOYMENT);
            case PREFIX + "messagingSkill" -> skill(Axis.MESSAGING);
            case PREFIX + "kept" -> kept(true);
            case PREFIX + "replaced" -> kept(false);
            case PREFIX + "parts" ->
                PARTS.getOrDefault(composition.classes().getOrDefault(Axis.ARCHITECTURE_STYLE, ""), 1)
                        .doubleValue();
            default -> {
                Axis axis = AXES.get(name);
                yield axis != null ? composition.get(axis) : (Object) attribute(ATTRIBUTES.indexOf(name));
            }
        };
    }

    private Double skill(Axis axis) {
        String type = composition.get(axis);
        return type == null ? 2.5 : facts.skill(axis, type);
    }

    /// Axes on which something is in use already, and the composition keeps it (or not).
    private Double kept(boolean same) {
        double count = 0;
        for (Map.Entry<Axis, String> entry : composition.classes().entrySet()) {
            var existing = facts.set("existing." + entry.getKey().id());
            if (!existing.isEmpty() && existing.contains(entry.getValue()) == same) {
                count++;
            }
        }
        return count;
    }

    private double attribute(int index) {
        if (Double.isNaN(attributes[index])) {
            attributes[index] = mean(AxisDefinition.ATTRIBUTES.get(index));
        }
        return attributes[index];
    }

    /// Mean over the chosen axes by their weight.
    private double mean(String name) {
        double sum = 0;
        double weights = 0;
        for (Map.Entry<Axis, String> entry : composition.classes().entrySet()) {
            AxisDefinition axis = knowledge.axis(entry.getKey());
            sum += axis.weight() * axis.get(entry.getValue()).attribute(name);
            weights += axis.weight();
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
