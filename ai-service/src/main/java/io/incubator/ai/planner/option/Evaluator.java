package io.incubator.ai.planner.option;

import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.knowledge.KnowledgeBase;
import io.incubator.ai.planner.knowledge.Language;
import io.incubator.ai.planner.mcda.Dominance;
import io.incubator.ai.planner.mcda.Promethee;
import io.incubator.ai.planner.mcda.RankCorrelation;
import io.incubator.ai.planner.mcda.Topsis;
import io.incubator.ai.planner.mcda.Vikor;
import io.incubator.ai.planner.mcda.WeightedProduct;
import io.incubator.ai.planner.mcda.WeightedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Compares scored options by the headline method and its cross-checks.
public final class Evaluator {
    /// Below this lead on a 0 … 10 scale built from judgements, a winner would be pretended: in the draws
    /// of weights and scores the first is then better than the second in less than about 60 %.
    private static final double TOO_CLOSE = 0.15;

    /// Columns of the matrix, in this order.
    private static final List<Criterion> CRITERIA = List.of(Criterion.values());

    private final KnowledgeBase knowledge;
    private final Language language;
    private final Map<Criterion, Double> weights;

    public Evaluator(KnowledgeBase knowledge, Language language, Map<Criterion, Double> weights) {
        this.knowledge = knowledge;
        this.language = language;
        this.weights = weights;
    }

    /// Compares.
    ///
    /// @param scores by option id, best first by the headline
    public Evaluation evaluate(Map<String, Map<Criterion, Double>> scores) {
        List<String> ids = List.copyOf(scores.keySet());
        double[][] matrix = scores.values().stream().map(Evaluator::row).toArray(double[][]::new);
        double[] shares = row(weights);
        double[] sums = WeightedSum.values(matrix, shares);
        List<Evaluation.Method> methods = List.of(
                method("weighted_sum", ids, sums, sums),
                method("weighted_product", ids, WeightedProduct.values(matrix, shares), sums),
                method("topsis", ids, Topsis.closeness(matrix, shares), sums),
                method("promethee_ii", ids, Promethee.netFlows(matrix, shares), sums),
                method("vikor", ids, merits(Vikor.measure(matrix, shares, Vikor.CONSENSUS)), sums));
        double margin = sums.length < 2 ? 10 : sums[0] - sums[1];
        boolean agreement =
                methods.stream().map(m -> m.ranking().getFirst()).distinct().count() == 1;
        boolean close = margin < TOO_CLOSE;
        return new Evaluation(
                ids,
                Math.round(100 * margin) / 100.0,
                close,
                verdict(ids, margin, close),
                flip(ids, matrix, shares),
                dominated(ids, matrix),
                methods,
                agreement);
    }

    private String verdict(List<String> ids, double margin, boolean close) {
        if (ids.size() < 2) {
            return knowledge.text("verdict.single", language);
        }
        return String.format(
                Locale.ROOT,
                knowledge.text(close ? "verdict.close" : "verdict.clear", language),
                ids.get(0),
                ids.get(1),
                margin);
    }

    private static double[] merits(Vikor vikor) {
        return Arrays.stream(vikor.q()).map(q -> 1 - q).toArray();
    }

    private Evaluation.Flip flip(List<String> ids, double[][] matrix, double[] shares) {
        Evaluation.Flip smallest = null;
        for (int i = 1; i < matrix.length; i++) {
            WeightedSum.Flip flip = WeightedSum.smallestFlip(matrix[0], matrix[i], shares);
            if (flip != null
                    && (smallest == null || Math.abs(flip.shift()) < Math.abs(smallest.to() - smallest.from()))) {
                smallest = flip(flip, ids.get(i));
            }
        }
        return smallest;
    }

    private Evaluation.Flip flip(WeightedSum.Flip flip, String option) {
        Criterion criterion = CRITERIA.get(flip.criterion());
        return new Evaluation.Flip(
                criterion.id(),
                knowledge.text("criterion." + criterion.id(), language),
                Math.round(100 * flip.from()) / 100.0,
                Math.round(100 * flip.to()) / 100.0,
                option);
    }

    private static Map<String, String> dominated(List<String> ids, double[][] matrix) {
        Map<String, String> dominated = new LinkedHashMap<>();
        int[] dominators = Dominance.dominators(matrix);
        for (int i = 0; i < dominators.length; i++) {
            if (dominators[i] >= 0) {
                dominated.put(ids.get(i), ids.get(dominators[i]));
            }
        }
        return dominated;
    }

    private static Evaluation.Method method(String name, List<String> ids, double[] values, double[] headline) {
        Map<String, Double> named = new LinkedHashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            named.put(ids.get(i), Math.round(1000 * values[i]) / 1000.0);
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -values[i]));
        return new Evaluation.Method(
                name,
                named,
                order.stream().map(ids::get).toList(),
                Math.round(1000 * RankCorrelation.kendall(headline, values)) / 1000.0);
    }

    private static double[] row(Map<Criterion, Double> scores) {
        double[] row = new double[CRITERIA.size()];
        int i = 0;
        for (Criterion criterion : CRITERIA) {
            row[i++] = scores.get(criterion);
        }
        return row;
    }
}
