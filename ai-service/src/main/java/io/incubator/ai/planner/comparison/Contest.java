package io.incubator.ai.planner.comparison;

import io.incubator.ai.planner.NoOptionException;
import io.incubator.ai.planner.brief.BriefReader;
import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.mcda.Acceptability;
import io.incubator.ai.planner.mcda.Sampler;
import io.incubator.ai.planner.mcda.Smaa2;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.OptionFinder;
import io.incubator.ai.planner.option.Restriction;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.option.TechnologyPicker;
import io.incubator.ai.planner.perspective.Panel;
import io.incubator.ai.planner.robustness.RobustnessWriter;
import io.incubator.ai.planner.robustness.ScoreDoubt;
import io.incubator.ai.planner.robustness.Seed;
import io.incubator.ai.planner.robustness.VoiceWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets alternatives on one axis compete: each with the best that goes with it on the other axes,
/// under the rules of one brief.
final class Contest {
    /// A lead in fewer draws than this is none.
    private static final double CLEAR = 0.6;

    private static final Criterion[] CRITERIA = Criterion.values();

    private final KnowledgeBase knowledge;
    private final BriefReader.Reading reading;
    private final Facts facts;
    private final Axis axis;
    private final Panel panel;
    private final Map<Criterion, Double> weights;
    private final Weighting weighting;
    private final RuleBook rules;
    private final TechnologyPicker picker;

    Contest(KnowledgeBase knowledge, BriefReader.Reading reading, Axis axis, Weighting weighting) {
        this.knowledge = knowledge;
        this.reading = reading;
        this.facts = reading.facts();
        this.axis = axis;
        this.panel = new Panel(knowledge, facts);
        this.weighting = weighting;
        this.weights = weighting.shares() == null ? panel.together() : weighting.shares();
        this.rules = new RuleBook(knowledge, facts);
        this.picker = new TechnologyPicker(knowledge, facts);
    }

    /// An alternative with what goes best with it.
    ///
    /// @param merit of the product among those of its class
    private record Entry(Alternative alternative, Composition composition, double value, double merit) {}

    Comparison rank(List<Alternative> alternatives) {
        List<Entry> entries = new ArrayList<>();
        List<Alternative> out = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            completed(alternative.type())
                    .ifPresentOrElse(
                            found ->
                                    entries.add(new Entry(alternative, found, value(found), merit(alternative, found))),
                            () -> out.add(alternative));
        }
        entries.sort(Comparator.comparingDouble(Entry::value)
                .thenComparingDouble(Entry::merit)
                .reversed()
                .thenComparing(entry -> entry.alternative().type())
                .thenComparing(entry -> entry.alternative().name()));
        Acceptability found = entries.isEmpty() ? null : draw(entries);
        ComparisonWriter writer = new ComparisonWriter(knowledge, facts, rules, weights);
        List<Comparison.Ranked> ranked = new ArrayList<>();
        List<Composition> compositions =
                entries.stream().map(Entry::composition).toList();
        for (int i = 0; i < entries.size(); i++) {
            ranked.add(writer.ranked(i, entries.get(i).alternative(), compositions, axis, found));
        }
        for (Alternative alternative : out) {
            ranked.add(writer.ruledOut(ranked.size() + 1, alternative, axis, broken(alternative)));
        }
        double clear = entries.size() < 2 ? 1 : 1 - found.wins(1, 0);
        return writer.comparison(
                axis,
                weighting,
                found == null ? 0 : RobustnessWriter.DRAWS,
                found == null ? 0 : found.first(0),
                clear < CLEAR,
                ranked);
    }

    private Acceptability draw(List<Entry> entries) {
        Sampler scores =
                new ScoreDoubt(rules, entries.stream().map(Entry::composition).toList());
        return new Smaa2(entries.size(), CRITERIA.length, weights(), scores)
                .run(RobustnessWriter.DRAWS, Seed.of(knowledge.version(), reading.text(), axis.id()));
    }

    private Sampler weights() {
        if (weighting.shares() == null) {
            return new VoiceWeights(panel);
        }
        double[] row = new double[CRITERIA.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = weights.get(CRITERIA[c]);
        }
        return Sampler.constant(new double[][] {row});
    }

    private Optional<Composition> completed(String type) {
        Restriction only =
                new Restriction("COMPARED", type, Set.of(axis), composition -> !type.equals(composition.get(axis)));
        return new OptionFinder(knowledge, facts, weights).best(new RuleBook(knowledge, facts, List.of(only)));
    }

    private double value(Composition composition) {
        double value = 0;
        for (Map.Entry<Criterion, Double> score : rules.score(composition).entrySet()) {
            value += weights.get(score.getKey()) * score.getValue();
        }
        // equal classes must be equal, or their products would not decide
        return Math.round(value * 1e9) / 1e9;
    }

    private double merit(Alternative alternative, Composition composition) {
        return alternative.technology() == null ? 0 : picker.merit(alternative.technology(), composition);
    }

    /// What a class breaks by itself, or, where it takes the others to break something, that it fits
    /// nothing.
    private List<NoOptionException.Conflict> broken(Alternative alternative) {
        return rules.conflicts(new Composition("", Map.of(axis, alternative.type())));
    }
}
