package io.incubator.ai.planner.record;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Evidence;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Rule;
import io.incubator.ai.planner.option.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// One decision in the form of MADR 4 (adr.github.io/madr), whose headings stay English so that its
/// tools find them.
final class DecisionRecord {
    /// Circumstances that bear on an axis.
    private static final Map<Axis, List<String>> DRIVERS = new EnumMap<>(Map.of(
            Axis.ARCHITECTURE_STYLE, List.of("team.size", "domainComplexity", "availability", "horizonYears"),
            Axis.LANGUAGE_FRAMEWORK, List.of("team.size", "horizonYears", "deadlineWeeks"),
            Axis.PRIMARY_DATASTORE, List.of("data.kinds", "data.consistency", "data.volumeGb"),
            Axis.SECONDARY_STORE, List.of("data.kinds", "performance.p95Ms", "data.analytics"),
            Axis.MESSAGING, List.of("availability", "performance.requestsPerSecond", "data.consistency"),
            Axis.FRONTEND, List.of("performance.realtime", "team.size", "deadlineWeeks"),
            Axis.DEPLOYMENT, List.of("deployment.environment", "team.opsExperience", "budget", "availability"),
            Axis.AI_PATTERN, List.of("data.ml", "budget", "compliance")));

    private final KnowledgeBase knowledge;
    private final Words words;
    private final Plan plan;
    private final Axis axis;
    private final Decision decision;
    private final Markdown out = new Markdown();

    DecisionRecord(KnowledgeBase knowledge, Words words, Plan plan, Axis axis, Decision decision) {
        this.knowledge = knowledge;
        this.words = words;
        this.plan = plan;
        this.axis = axis;
        this.decision = decision;
    }

    String write() {
        Decision.Considered chosen = decision.considered().getFirst();
        String product = decision.technology();
        out.heading(
                1,
                decision.axisName()
                        + ": "
                        + (product.equals(chosen.name()) ? product : chosen.name() + " (" + product + ")"));
        out.heading(2, "Context and Problem Statement")
                .paragraph(words.get(
                        "madr.question." + axis.id(),
                        plan.understanding().archetype().name()));
        out.heading(2, "Decision Drivers").list(drivers());
        out.heading(2, "Considered Options")
                .list(decision.considered().stream()
                        .map(Decision.Considered::name)
                        .toList());
        out.heading(2, "Decision Outcome")
                .paragraph(words.get(
                        "madr.chosen",
                        chosen.name(),
                        chosen.good().isEmpty()
                                ? words.get("madr.default")
                                : chosen.good().getFirst().text()));
        out.heading(3, "Consequences").list(arguments(chosen));
        out.heading(3, "Confirmation").paragraph(words.get("madr.confirmation"));
        out.heading(2, "Pros and Cons of the Options");
        decision.considered().forEach(c -> out.heading(3, c.name()).list(arguments(c)));
        out.heading(2, "More Information").list(more(chosen));
        return "---\nstatus: \"proposed\"\n---\n\n" + out.text();
    }

    private List<String> drivers() {
        List<String> keys = DRIVERS.get(axis);
        List<String> drivers = new ArrayList<>();
        for (String key : keys) {
            List<Understanding.Value> values = plan.understanding().values().stream()
                    .filter(v -> v.key().equals(key))
                    .toList();
            if (!values.isEmpty()) {
                drivers.add(values.getFirst().label()
                        + ": "
                        + String.join(
                                ", ",
                                values.stream().map(v -> words.value(v.value())).toList())
                        + (values.getFirst().origin().equals("assumed") ? " (" + words.get("madr.assumed") + ")" : ""));
            }
        }
        return drivers.isEmpty() ? List.of(words.get("madr.default")) : drivers;
    }

    private List<String> arguments(Decision.Considered considered) {
        List<String> arguments = new ArrayList<>();
        considered.good().forEach(a -> arguments.add(words.get("madr.good", a.text() + " (" + a.rule() + ")")));
        considered.bad().forEach(a -> arguments.add(words.get("madr.bad", a.text() + " (" + a.rule() + ")")));
        considered.ruledOut().forEach(statement -> arguments.add(words.get("madr.out", statement)));
        return arguments.isEmpty() ? List.of(words.get("madr.neutral")) : arguments;
    }

    private List<String> more(Decision.Considered chosen) {
        List<String> more = new ArrayList<>();
        AxisDefinition.AxisClass type = knowledge.axis(axis).get(chosen.type());
        if (type.next() != null) {
            more.add(words.get(
                    "madr.revisit",
                    knowledge.axis(axis).get(type.next()).name().in(words.language()),
                    type.trigger().in(words.language())));
        }
        Set<String> rules = new TreeSet<>();
        decision.considered().forEach(c -> {
            c.good().forEach(a -> rules.add(a.rule()));
            c.bad().forEach(a -> rules.add(a.rule()));
        });
        knowledge.rules().stream()
                .filter(r -> rules.contains(r.id()))
                .sorted(Comparator.comparing(Rule::id))
                .forEach(r -> more.add(r.id() + ": " + source(r.evidence())));
        return more.isEmpty() ? List.of(words.get("madr.neutral")) : more;
    }

    private String source(Evidence evidence) {
        return evidence.source() == null
                ? words.get("evidence.judgement") + " " + evidence.date()
                : evidence.title() + ", " + evidence.source() + " (" + words.get("evidence.read") + " "
                        + evidence.date() + ")";
    }
}
