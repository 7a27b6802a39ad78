package io.incubator.ai.planner.record;

import io.incubator.ai.planner.Plan;
import io.incubator.ai.planner.brief.Understanding;
import io.incubator.ai.planner.document.Markdown;
import io.incubator.ai.planner.document.Words;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.option.PlanOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One decision in the form of MADR 4 (adr.github.io/madr), whose headings stay English so that its tools find them.
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

    private final Words words;
    private final Plan plan;
    private final Axis axis;
    private final PlanOption.Choice choice;
    private final Arguments arguments;
    private final AxisDefinition definition;
    private final Markdown out = new Markdown();

    DecisionRecord(
            KnowledgeBase knowledge,
            Words words,
            Plan plan,
            Axis axis,
            PlanOption.Choice choice,
            Arguments arguments) {
        this.words = words;
        this.plan = plan;
        this.axis = axis;
        this.choice = choice;
        this.arguments = arguments;
        this.definition = knowledge.axis(axis);
    }

    String write() {
        Set<String> considered = arguments.considered(choice.type());
        List<String> good = arguments.speakingFor(choice.type());
        List<String> bad = arguments.speakingAgainst(choice.type());
        out.heading(1, choice.axisName() + ": " + chosen());
        out.heading(2, "Context and Problem Statement")
                .paragraph(words.get(
                        "madr.question." + axis.id(),
                        plan.understanding().archetype().name()));
        out.heading(2, "Decision Drivers").list(drivers());
        out.heading(2, "Considered Options")
                .list(considered.stream().map(this::name).toList());
        out.heading(2, "Decision Outcome")
                .paragraph(words.get(
                        "madr.chosen", name(choice.type()), good.isEmpty() ? words.get("madr.default") : good.getFirst()));
        out.heading(3, "Consequences").list(both(good, bad));
        out.heading(3, "Confirmation").paragraph(words.get("madr.confirmation"));
        out.heading(2, "Pros and Cons of the Options");
        considered.forEach(type -> out.heading(3, name(type))
                .list(both(arguments.speakingFor(type), arguments.speakingAgainst(type))));
        out.heading(2, "More Information").list(more(considered));
        return "---\nstatus: \"proposed\"\n---\n\n" + out.text();
    }

    private String chosen() {
        return choice.technology().equals(choice.typeName())
                ? choice.typeName()
                : choice.typeName() + " (" + choice.technology() + ")";
    }

    private String name(String type) {
        return definition.get(type).name().in(words.language());
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

    private List<String> both(List<String> good, List<String> bad) {
        List<String> both = new ArrayList<>();
        good.forEach(text -> both.add(words.get("madr.good", text)));
        bad.forEach(text -> both.add(words.get("madr.bad", text)));
        return both.isEmpty() ? List.of(words.get("madr.neutral")) : both;
    }

    private List<String> more(Set<String> considered) {
        List<String> more = new ArrayList<>();
        AxisDefinition.AxisClass type = definition.get(choice.type());
        if (type.next() != null) {
            more.add(words.get(
                    "madr.revisit", name(type.next()), type.trigger().in(words.language())));
        }
        more.addAll(arguments.sources(considered));
        return more.isEmpty() ? List.of(words.get("madr.neutral")) : more;
    }
}
