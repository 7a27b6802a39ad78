package io.incubator.ai.planner.record;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.option.PlanOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the rules say for and against each class of one axis.
final class Arguments {
    private static final int MOST = 5;

    private final Words words;
    private final Plan plan;
    private final Axis axis;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    Arguments(KnowledgeBase knowledge, Words words, Plan plan, Axis axis) {
        this.words = words;
        this.plan = plan;
        this.axis = axis;
        // a rule about several axes speaks of their combination, which is no argument for one of them
        knowledge.rules().stream()
                .filter(r -> r.target().size() == 1 && r.target().containsKey(axis))
                .forEach(r -> rules.put(r.id(), r));
    }

    /// Classes that were in the running, the chosen one first.
    Set<String> considered(String chosen) {
        Set<String> classes = new LinkedHashSet<>(List.of(chosen));
        plan.options().forEach(o -> classes.add(o.classes().get(axis.id())));
        return classes;
    }

    List<String> speakingFor(String type) {
        return said(type, true);
    }

    List<String> speakingAgainst(String type) {
        return said(type, false);
    }

    private List<String> said(String type, boolean good) {
        Map<String, Double> points = new LinkedHashMap<>();
        Map<String, String> texts = new TreeMap<>();
        reasons(type).forEach(reason -> {
            points.merge(reason.rule(), reason.points(), Double::sum);
            texts.put(reason.rule(), reason.text());
        });
        return points.entrySet().stream()
                .filter(e -> good ? e.getValue() > 0 : e.getValue() < 0)
                .sorted(Map.Entry.<String, Double>comparingByValue(
                                (a, b) -> Double.compare(Math.abs(b), Math.abs(a)))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(e -> texts.get(e.getKey()) + " (" + e.getKey() + ")")
                .toList();
    }

    /// Where what was said about these classes comes from.
    List<String> sources(Set<String> types) {
        Map<String, String> sources = new TreeMap<>();
        for (String type : types) {
            reasons(type).forEach(r -> sources.put(
                    r.rule(),
                    r.rule()
                            + ": "
                            + (r.evidence().source() == null
                                    ? words.get("evidence.judgement") + " " + r.evidence().date()
                                    : r.evidence().title() + ", " + r.evidence().source() + " ("
                                            + words.get("evidence.read") + " " + r.evidence().date() + ")")));
        }
        return List.copyOf(sources.values());
    }

    private List<PlanOption.Reason> reasons(String type) {
        return plan.options().stream()
                .filter(o -> o.classes().get(axis.id()).equals(type))
                .limit(1)
                .flatMap(o -> o.scores().stream())
                .flatMap(s -> s.reasons().stream())
                .filter(r -> rules.containsKey(r.rule())
                        && rules.get(r.rule()).target().get(axis).contains(type))
                .toList();
    }
}
