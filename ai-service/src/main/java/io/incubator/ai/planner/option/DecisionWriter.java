package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.knowledge.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds every class of an axis against the chosen one: what would speak for and against the option if
/// only this were different.
final class DecisionWriter {
    private static final int NEXT_BEST = 3;
    private static final int RULED_OUT = 2;
    private static final int MOST_ARGUMENTS = 4;
    private static final double WORTH_SAYING = 0.05;

    private final KnowledgeBase knowledge;
    private final Language language;
    private final RuleBook rules;
    private final OptionWriter names;
    private final Map<String, Rule> byId;

    DecisionWriter(KnowledgeBase knowledge, Language language, RuleBook rules, OptionWriter names) {
        this.knowledge = knowledge;
        this.language = language;
        this.rules = rules;
        this.names = names;
        this.byId = knowledge.rules().stream().collect(Collectors.toMap(Rule::id, r -> r));
    }

    /// Decisions in the order of the axes.
    List<Decision> write(Composition composition) {
        List<Decision> decisions = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            decisions.add(new Decision(
                    axis.id(),
                    knowledge.axis(axis).name().in(language),
                    names.technology(composition, axis),
                    considered(composition, axis)));
        }
        return decisions;
    }

    private record Weighed(Decision.Considered considered, double points) {}

    private List<Decision.Considered> considered(Composition composition, Axis axis) {
        List<Weighed> others = knowledge.axis(axis).classes().stream()
                .map(AxisDefinition.AxisClass::id)
                .filter(type -> !type.equals(composition.get(axis)))
                .map(type -> weighed(composition.with(axis, type), axis))
                .sorted(Comparator.comparingDouble(Weighed::points)
                        .reversed()
                        .thenComparing(w -> w.considered().type()))
                .toList();
        List<Decision.Considered> considered = new ArrayList<>();
        considered.add(weighed(composition, axis).considered());
        others.stream()
                .map(Weighed::considered)
                .filter(c -> c.ruledOut().isEmpty())
                .limit(NEXT_BEST)
                .forEach(considered::add);
        others.stream()
                .map(Weighed::considered)
                .filter(c -> !c.ruledOut().isEmpty())
                .limit(RULED_OUT)
                .forEach(considered::add);
        return considered;
    }

    private Weighed weighed(Composition composition, Axis axis) {
        String type = composition.get(axis);
        Map<String, Double> points = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (RuleBook.Contribution contribution : rules.contributions(composition)) {
            // what is said of a combination is no argument for one part of it
            Map<Axis, Set<String>> target = byId.get(contribution.rule()).target();
            if (target.size() == 1 && target.containsKey(axis)) {
                points.merge(contribution.rule(), contribution.points(), Double::sum);
                texts.put(contribution.rule(), contribution.reason());
            }
        }
        return new Weighed(
                new Decision.Considered(
                        type,
                        knowledge.axis(axis).get(type).name().in(language),
                        arguments(points, texts, 1),
                        arguments(points, texts, -1),
                        rules.broken(composition).stream()
                                .map(RuleBook.Constraint::statement)
                                .distinct()
                                .toList()),
                points.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private static List<Decision.Argument> arguments(
            Map<String, Double> points, Map<String, String> texts, int direction) {
        return points.entrySet().stream()
                .filter(e -> direction * e.getValue() > WORTH_SAYING)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -direction * e.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ARGUMENTS)
                .map(e -> new Decision.Argument(e.getKey(), texts.get(e.getKey())))
                .toList();
    }
}
