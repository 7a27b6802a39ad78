package io.incubator.ai.planner.option;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.Demand;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.expression.Scope;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.Evidence;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Rule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The rules that can say something about one brief: those whose circumstances cannot hold are dropped at
/// once.
public final class RuleBook {
    /// Every criterion starts here: a solid, unremarkable choice.
    public static final double START = 6;

    /// Points above the start that bring a score about two thirds of the way to 10.
    private static final double GAIN = 10;

    private static final Map<String, Axis> SKILL_AXES = Map.of(
            "option.skill", Axis.LANGUAGE_FRAMEWORK,
            "option.frontendSkill", Axis.FRONTEND,
            "option.storeSkill", Axis.PRIMARY_DATASTORE,
            "option.deploymentSkill", Axis.DEPLOYMENT,
            "option.messagingSkill", Axis.MESSAGING);
    private static final Set<String> COUNTS = Set.of("option.kept", "option.replaced", "option.parts", "option.family");

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final List<Shape> shapes;
    private final List<Live> effects = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();

    /// A rule with the axes that must be chosen before it can be judged.
    ///
    /// @param reading what it reads of the whole composition
    /// @param when what is left to ask of the composition; null where the brief alone has answered it
    /// @param effects points on the criteria, worked out as far as the brief alone can
    record Live(Rule rule, Expression when, Map<Criterion, Expression> effects, Set<Axis> axes, Reading reading) {
        boolean applies(Composition composition, Scope scope) {
            return matches(rule, composition) && (when == null || when.isTrue(scope));
        }
    }

    /// Whether a rule reads something of all axes together: attributes averaged over them, or counts.
    enum Reading {
        SINGLE,
        COUNTED,
        AVERAGED
    }

    /// What a composition must not be.
    ///
    /// @param says the statement in the language of the plan; put together only for who reads it
    /// @param structural of no interest to the reader
    record Constraint(
            String id, Supplier<String> says, boolean structural, Set<Axis> axes, Predicate<Composition> broken) {

        String statement() {
            return says.get();
        }
    }

    public RuleBook(KnowledgeBase knowledge, Facts facts) {
        this(knowledge, facts, Set.of());
    }

    /// A rule book with constraints of its own besides those of the knowledge and the brief.
    ///
    /// @param more what was said about an earlier plan, say
    public RuleBook(KnowledgeBase knowledge, Facts facts, List<Restriction> more) {
        this(knowledge, facts, Set.of());
        more.forEach(r -> constraints.add(new Constraint(r.id(), r::statement, false, r.axes(), r.broken())));
    }

    /// A rule book with some constraints lifted.
    ///
    /// @param without ids of constraints to leave out, to find out which of them conflict
    RuleBook(KnowledgeBase knowledge, Facts facts, Set<String> without) {
        this(
                knowledge,
                facts,
                without,
                knowledge.rules().stream().map(RuleBook::shape).toList());
    }

    /// The same knowledge under other facts, which is much quicker than from the beginning.
    public RuleBook under(Facts other) {
        return new RuleBook(knowledge, other, Set.of(), shapes);
    }

    /// What can be told of a rule without a brief.
    ///
    /// @param factsOnly whether its condition reads nothing of a composition
    private record Shape(Rule rule, boolean factsOnly, Set<Axis> axes, Reading reading) {}

    private static Shape shape(Rule rule) {
        boolean factsOnly =
                rule.when() == null || rule.when().references().stream().allMatch(RuleBook::settled);
        return new Shape(rule, factsOnly, axes(rule), reading(rule));
    }

    private RuleBook(KnowledgeBase knowledge, Facts facts, Set<String> without, List<Shape> shapes) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.shapes = shapes;
        for (Shape shape : shapes) {
            Rule rule = shape.rule();
            if (shape.factsOnly() && rule.when() != null && !rule.when().isTrue(facts)) {
                continue;
            }
            Expression left = shape.factsOnly() ? null : rule.when().given(facts, RuleBook::settled);
            if (left instanceof Expression.Literal && !left.isTrue(facts)) {
                continue;
            }
            Live live = new Live(rule, left, effects(rule), shape.axes(), shape.reading());
            if (rule.constraint()) {
                constraints.add(constraint(live));
            } else {
                effects.add(live);
            }
        }
        int number = 1;
        for (Demand demand : facts.demands()) {
            constraints.add(constraint(demand, "BRIEF-" + number++));
        }
        constraints.removeIf(constraint -> without.contains(constraint.id()));
    }

    private static boolean settled(String name) {
        return !name.startsWith("option.");
    }

    private Map<Criterion, Expression> effects(Rule rule) {
        Map<Criterion, Expression> left = new EnumMap<>(Criterion.class);
        rule.effects().forEach((criterion, effect) -> left.put(criterion, effect.given(facts, RuleBook::settled)));
        return left;
    }

    private Constraint constraint(Live live) {
        Rule rule = live.rule();
        return new Constraint(
                rule.id(),
                () -> Reasons.fill(rule.reason(), facts, scope(new Composition("", Map.of()))),
                rule.structural(),
                live.axes(),
                composition -> live.applies(composition, scope(composition)));
    }

    private Constraint constraint(Demand demand, String id) {
        Predicate<Composition> named = composition ->
                demand.classes().entrySet().stream().anyMatch(e -> e.getValue().contains(composition.get(e.getKey())));
        String key = demand.required() ? "constraint.required" : "constraint.forbidden";
        return new Constraint(
                id,
                () -> knowledge.text(key, facts.language()).formatted(demand.label()),
                false,
                demand.classes().isEmpty()
                        ? Set.of()
                        : EnumSet.copyOf(demand.classes().keySet()),
                demand.required() ? named.negate() : named);
    }

    private static Reading reading(Rule rule) {
        Set<String> names = names(rule);
        if (names.stream().anyMatch(name -> AxisDefinition.ATTRIBUTES.contains(name.replace("option.", "")))) {
            return Reading.AVERAGED;
        }
        return names.stream().anyMatch(COUNTS::contains) ? Reading.COUNTED : Reading.SINGLE;
    }

    private static Set<String> names(Rule rule) {
        Set<String> names = new HashSet<>();
        if (rule.when() != null) {
            names.addAll(rule.when().references());
        }
        rule.effects().values().forEach(effect -> names.addAll(effect.references()));
        return names;
    }

    private static Set<Axis> axes(Rule rule) {
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        axes.addAll(rule.target().keySet());
        Set<String> names = names(rule);
        for (Axis axis : Axis.values()) {
            if (names.contains("option." + axis.id())) {
                axes.add(axis);
            }
        }
        SKILL_AXES.forEach((name, axis) -> {
            if (names.contains(name)) {
                axes.add(axis);
            }
        });
        return axes;
    }

    private static boolean matches(Rule rule, Composition composition) {
        for (Map.Entry<Axis, Set<String>> entry : rule.target().entrySet()) {
            if (!entry.getValue().contains(composition.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    List<Live> effects() {
        return effects;
    }

    List<Constraint> constraints() {
        return constraints;
    }

    /// Constraints a composition breaks.
    List<Constraint> broken(Composition composition) {
        return constraints.stream().filter(c -> c.broken().test(composition)).toList();
    }

    /// What a complete composition breaks, for a reader; or what a class breaks alone, given that only.
    public List<NoOptionException.Conflict> conflicts(Composition composition) {
        return constraints.stream()
                .filter(c -> composition.classes().keySet().containsAll(c.axes()))
                .filter(c -> c.broken().test(composition))
                .map(c -> new NoOptionException.Conflict(c.id(), c.statement()))
                .toList();
    }

    /// Whether a complete composition breaks no constraint.
    public boolean permits(Composition composition) {
        return constraints.stream().noneMatch(c -> c.broken().test(composition));
    }

    /// The axes of the constraints a composition breaks: where it would have to change.
    public Set<Axis> brokenAxes(Composition composition) {
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        broken(composition).forEach(c -> axes.addAll(c.axes()));
        return axes;
    }

    /// Whether a class is possible at all, as far as one axis decides that.
    public boolean allows(Axis axis, String type) {
        Composition alone = new Composition("", Map.of(axis, type));
        return constraints.stream()
                .noneMatch(c -> c.axes().equals(Set.of(axis)) && c.broken().test(alone));
    }

    OptionScope scope(Composition composition) {
        return new OptionScope(knowledge, facts, composition);
    }

    /// Scores of a complete composition, each within 0 … 10.
    public Map<Criterion, Double> score(Composition composition) {
        Map<Criterion, Double> points = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            points.put(criterion, 0.0);
        }
        OptionScope scope = scope(composition);
        for (Live live : effects) {
            if (live.applies(composition, scope)) {
                live.effects()
                        .forEach((criterion, effect) -> points.merge(criterion, effect.number(scope), Double::sum));
            }
        }
        points.replaceAll((criterion, sum) -> onScale(sum));
        return points;
    }

    /// Points to the 0 … 10 scale: they start at [#START] and approach the ends ever more slowly, so that
    /// the tenth argument for something counts less than the first, the order of two options is never lost
    /// at an end, and the scale stays absolute: 2 points 6.7, 5 points 7.6, 10 points 8.5, 20 points 9.5;
    /// -2 points 4.3, -5 points 2.6.
    public static double onScale(double points) {
        return points >= 0 ? 10 - (10 - START) * Math.exp(-points / GAIN) : START * Math.exp(points / START);
    }

    /// How much one more point moves a score that has so many: the derivative of [#onScale].
    public static double slope(double points) {
        return points >= 0 ? (10 - START) / GAIN * Math.exp(-points / GAIN) : Math.exp(points / START);
    }

    /// How many rules with points there are; they are numbered from 0.
    public int effectCount() {
        return effects.size();
    }

    /// Whether a rule with points rests on the authors' judgement and not on a source.
    public boolean isJudgement(int effect) {
        return effects.get(effect).rule().evidence().isJudgement();
    }

    /// Hears what each rule with points gives a composition.
    @FunctionalInterface
    public interface PointSink {
        /// Points of one rule on one criterion.
        void add(int effect, Criterion criterion, double points);
    }

    /// Tells what each rule with points gives a complete composition.
    public void points(Composition composition, PointSink sink) {
        OptionScope scope = scope(composition);
        for (int i = 0; i < effects.size(); i++) {
            int effect = i;
            if (effects.get(i).applies(composition, scope)) {
                effects.get(i)
                        .effects()
                        .forEach((criterion, points) -> sink.add(effect, criterion, points.number(scope)));
            }
        }
    }

    /// What each rule adds or takes, strongest first.
    public List<Contribution> contributions(Composition composition) {
        OptionScope scope = scope(composition);
        List<Contribution> contributions = new ArrayList<>();
        for (Live live : effects) {
            if (live.applies(composition, scope)) {
                String reason = Reasons.fill(live.rule().reason(), facts, scope);
                live.effects()
                        .forEach((criterion, effect) -> contributions.add(new Contribution(
                                criterion,
                                live.rule().id(),
                                reason,
                                effect.number(scope),
                                live.rule().evidence())));
            }
        }
        contributions.sort(java.util.Comparator.comparingDouble((Contribution c) -> -Math.abs(c.points()))
                .thenComparing(Contribution::rule));
        return contributions;
    }

    /// What one rule does to one criterion of one composition.
    public record Contribution(Criterion criterion, String rule, String reason, double points, Evidence evidence) {}
}
