package io.incubator.ai.planner.robustness;

import io.incubator.ai.planner.brief.Facts;
import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.AxisDefinition;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.mcda.Acceptability;
import io.incubator.ai.planner.mcda.Smaa2;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.RuleBook;
import io.incubator.ai.planner.perspective.Panel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds out how far a ranking can be trusted.
public final class RobustnessWriter {
    /// Draws for the options: a share's standard error is at most half a point of a hundred.
    public static final int DRAWS = 10_000;

    /// Draws per axis: at most 1.1 points of a hundred.
    private static final int AXIS_DRAWS = 2_000;

    private static final int RIVALS = 2;
    private static final double WORTH_SAYING = 0.02;
    private static final Criterion[] CRITERIA = Criterion.values();

    private final KnowledgeBase knowledge;
    private final Facts facts;
    private final RuleBook rules;
    private final Panel panel;
    private final long seed;

    /// A writer for one brief.
    ///
    /// @param seed the same for the same brief and knowledge ([Seed])
    public RobustnessWriter(KnowledgeBase knowledge, Facts facts, RuleBook rules, Panel panel, long seed) {
        this.knowledge = knowledge;
        this.facts = facts;
        this.rules = rules;
        this.panel = panel;
        this.seed = seed;
    }

    /// Compositions by id with their scores, best first by the headline.
    ///
    /// @param recommended id of the option whose decisions are looked at one by one
    /// @param agreement of the other methods with the headline
    public Robustness write(
            Map<String, Composition> compositions,
            Map<String, Map<Criterion, Double>> scores,
            String recommended,
            double agreement) {
        List<String> ids = List.copyOf(scores.keySet());
        Smaa2 analysis = new Smaa2(
                ids.size(),
                CRITERIA.length,
                new VoiceWeights(panel),
                new ScoreDoubt(rules, ids.stream().map(compositions::get).toList()));
        Acceptability found = analysis.run(DRAWS, seed);
        double[] confidence = analysis.confidence(found, DRAWS, seed);
        List<Robustness.Standing> standings = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            standings.add(standing(ids.get(i), i, found, confidence[i], ids.size()));
        }
        int first = ids.indexOf(recommended);
        return new Robustness(
                DRAWS,
                Long.toHexString(seed),
                rounded(found.first(first)),
                rounded(agreement),
                statement(ids, found, first),
                standings,
                wins(ids, found),
                sway(ids, scores),
                decisions(compositions.get(recommended)));
    }

    private static Robustness.Standing standing(String id, int i, Acceptability found, double confidence, int size) {
        List<Double> ranks = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            ranks.add(rounded(found.rank(i, rank)));
        }
        Map<String, Double> central = null;
        double[] weights = found.centralWeights(i);
        if (weights != null) {
            central = new LinkedHashMap<>();
            for (int c = 0; c < weights.length; c++) {
                central.put(CRITERIA[c].id(), rounded(weights[c]));
            }
        }
        return new Robustness.Standing(
                id, rounded(found.first(i)), rounded(found.among(i, 3)), ranks, central, rounded(confidence));
    }

    private String statement(List<String> ids, Acceptability found, int first) {
        int rival = 0;
        for (int i = 0; i < ids.size(); i++) {
            if (i != first && (rival == first || found.wins(i, first) > found.wins(rival, first))) {
                rival = i;
            }
        }
        if (rival == first) {
            return knowledge.text("verdict.single", facts.language());
        }
        return String.format(
                Locale.ROOT,
                knowledge.text("robustness.statement", facts.language()),
                DRAWS,
                ids.get(first),
                percent(found.first(first)),
                percent(found.among(first, 3)),
                ids.get(rival),
                percent(found.wins(first, rival)));
    }

    private static Map<String, Map<String, Double>> wins(List<String> ids, Acceptability found) {
        Map<String, Map<String, Double>> wins = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Map<String, Double> row = new LinkedHashMap<>();
            for (int k = 0; k < ids.size(); k++) {
                if (k != i) {
                    row.put(ids.get(k), rounded(found.wins(i, k)));
                }
            }
            wins.put(ids.get(i), row);
        }
        return wins;
    }

    private List<Robustness.Sway> sway(List<String> ids, Map<String, Map<Criterion, Double>> scores) {
        double[][] matrix = scores.values().stream().map(RobustnessWriter::row).toArray(double[][]::new);
        return Sensitivity.of(matrix, row(panel.together())).stream()
                .map(change -> {
                    Criterion criterion = CRITERIA[change.flip().criterion()];
                    return new Robustness.Sway(
                            criterion.id(),
                            knowledge.text("criterion." + criterion.id(), facts.language()),
                            rounded(change.flip().from()),
                            rounded(change.flip().to()),
                            ids.get(change.rival()));
                })
                .toList();
    }

    private static double[] row(Map<Criterion, Double> values) {
        double[] row = new double[CRITERIA.length];
        for (int c = 0; c < row.length; c++) {
            row[c] = values.get(CRITERIA[c]);
        }
        return row;
    }

    private List<Robustness.Decision> decisions(Composition composition) {
        List<Robustness.Decision> decisions = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            decisions.add(decision(composition, axis));
        }
        return decisions;
    }

    private Robustness.Decision decision(Composition composition, Axis axis) {
        AxisDefinition definition = knowledge.axis(axis);
        List<Composition> all = new ArrayList<>(List.of(composition));
        for (AxisDefinition.AxisClass type : definition.classes()) {
            Composition other = composition.with(axis, type.id());
            if (!type.id().equals(composition.get(axis)) && rules.permits(other)) {
                all.add(other);
            }
        }
        Acceptability found = new Smaa2(
                        all.size(), CRITERIA.length, new VoiceWeights(panel), new ScoreDoubt(rules, all))
                .run(AXIS_DRAWS, seed + axis.id().hashCode());
        List<Robustness.Rival> rivals = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (found.first(i) >= WORTH_SAYING) {
                String type = all.get(i).get(axis);
                rivals.add(new Robustness.Rival(type, name(definition, type), rounded(found.first(i))));
            }
        }
        rivals.sort(
                Comparator.comparingDouble(Robustness.Rival::share).reversed().thenComparing(Robustness.Rival::type));
        String type = composition.get(axis);
        return new Robustness.Decision(
                axis.id(),
                definition.name().in(facts.language()),
                type,
                name(definition, type),
                rounded(found.first(0)),
                rivals.subList(0, Math.min(RIVALS, rivals.size())));
    }

    private String name(AxisDefinition definition, String type) {
        return definition.get(type).name().in(facts.language());
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
