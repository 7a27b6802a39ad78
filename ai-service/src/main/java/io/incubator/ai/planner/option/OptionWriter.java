package io.incubator.ai.planner.option;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Family;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Technology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes an option out for a reader.
public final class OptionWriter {
    private static final double WORTH_SAYING = 0.05;
    private static final int MOST_STEPS = 4;

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final RuleBook rules;
    private final Map<Criterion, Double> weights;
    private final TechnologyPicker picker;

    public OptionWriter(KnowledgeBase knowledge, Facts facts, RuleBook rules, Map<Criterion, Double> weights) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.rules = rules;
        this.weights = weights;
        this.picker = new TechnologyPicker(knowledge, facts);
    }

    public PlanOption write(String id, Composition composition) {
        Family family = knowledge.family(composition.family());
        Map<Criterion, Double> scores = rules.score(composition);
        double total = 0;
        for (Criterion criterion : Criterion.values()) {
            total += weights.get(criterion) * scores.get(criterion);
        }
        Map<String, String> classes = new LinkedHashMap<>();
        composition.classes().forEach((axis, type) -> classes.put(axis.id(), type));
        OptionScope scope = rules.scope(composition);
        return new PlanOption(
                id,
                title(composition),
                family.id(),
                family.name().in(facts.language()),
                family.summary().in(facts.language()),
                rounded(total),
                classes,
                choices(composition),
                scores(composition, scores),
                family.values().in(facts.language()),
                notes(family.advice(), scope),
                notes(family.risks(), scope),
                evolution(composition));
    }

    private String title(Composition composition) {
        List<String> parts = new ArrayList<>();
        parts.add(typeName(composition, Axis.ARCHITECTURE_STYLE));
        for (Axis axis : List.of(Axis.LANGUAGE_FRAMEWORK, Axis.PRIMARY_DATASTORE, Axis.DEPLOYMENT)) {
            parts.add(technology(composition, axis));
        }
        return String.join(" · ", parts);
    }

    private String typeName(Composition composition, Axis axis) {
        return knowledge.axis(axis).get(composition.get(axis)).name().in(facts.language());
    }

    /// Name of the product chosen, or of the class where there is none.
    public String technology(Composition composition, Axis axis) {
        return picker.pick(composition, axis)
                .map((Technology t) -> t.nameIn(facts.language()))
                .orElseGet(() -> typeName(composition, axis));
    }

    /// What was decided on each axis, and between what.
    public List<Decision> decisions(Composition composition) {
        return new DecisionWriter(knowledge, facts.language(), rules, this).write(composition);
    }

    private List<PlanOption.Choice> choices(Composition composition) {
        List<PlanOption.Choice> choices = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            choices.add(new PlanOption.Choice(
                    axis.id(),
                    knowledge.axis(axis).name().in(facts.language()),
                    composition.get(axis),
                    typeName(composition, axis),
                    technology(composition, axis)));
        }
        return choices;
    }

    private List<PlanOption.Score> scores(Composition composition, Map<Criterion, Double> scores) {
        List<RuleBook.Contribution> contributions = rules.contributions(composition);
        List<PlanOption.Score> written = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            written.add(new PlanOption.Score(
                    criterion.id(),
                    knowledge.text("criterion." + criterion.id(), facts.language()),
                    rounded(scores.get(criterion)),
                    rounded(weights.get(criterion)),
                    RuleBook.START,
                    contributions.stream()
                            .filter(c -> c.criterion() == criterion && Math.abs(c.points()) >= WORTH_SAYING)
                            .map(c -> new PlanOption.Reason(
                                    c.rule(),
                                    c.reason(),
                                    rounded(c.points()),
                                    new PlanOption.Source(
                                            c.evidence().id(),
                                            c.evidence().title(),
                                            c.evidence().source(),
                                            c.evidence().date())))
                            .toList()));
        }
        return written;
    }

    private List<String> notes(List<Family.Note> notes, OptionScope scope) {
        return notes.stream()
                .filter(note -> note.when() == null || note.when().isTrue(scope))
                .map(note -> Reasons.fill(note.text(), facts, scope))
                .toList();
    }

    /// A prototype replaces what has a simpler form; maturity follows the next steps of the axes, most
    /// important first.
    private List<PlanOption.Step> evolution(Composition composition) {
        List<String> simpler = new ArrayList<>();
        List<String> later = new ArrayList<>();
        List<String> triggers = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            AxisDefinition definition = knowledge.axis(axis);
            AxisDefinition.AxisClass type = definition.get(composition.get(axis));
            String axisName = definition.name().in(facts.language());
            String name = type.name().in(facts.language());
            if (type.prototype() != null) {
                simpler.add(
                        arrow(axisName, definition.get(type.prototype()).name().in(facts.language()), null));
            }
            if (type.next() != null && later.size() < MOST_STEPS) {
                later.add(
                        arrow(axisName, name, definition.get(type.next()).name().in(facts.language())));
                triggers.add(axisName + ": " + type.trigger().in(facts.language()));
            }
        }
        List<String> growthTriggers = List.of(text("evolution.pilot"), filled(text("evolution.load")));
        return List.of(
                step("prototype", simpler.isEmpty() ? List.of(text("evolution.same")) : simpler, List.of()),
                step("growth", List.of(text("evolution.full")), growthTriggers),
                step(
                        "maturity",
                        later.isEmpty() ? List.of(text("evolution.enough")) : later,
                        later.isEmpty() ? List.of(text("evolution.none")) : triggers));
    }

    private String filled(String template) {
        return io.incubator.ai.planner.brief.Values.fill(template, facts::value);
    }

    private static String arrow(String axis, String from, String to) {
        return axis + ": " + from + (to == null ? "" : " → " + to);
    }

    private PlanOption.Step step(String stage, List<String> changes, List<String> triggers) {
        return new PlanOption.Step(stage, text("stage." + stage), changes, triggers);
    }

    private String text(String key) {
        return knowledge.text(key, facts.language());
    }

    private static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
