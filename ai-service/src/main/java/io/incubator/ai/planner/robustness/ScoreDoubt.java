package io.incubator.ai.planner.robustness;

import io.incubator.ai.planner.knowledge.Axis;
import io.incubator.ai.planner.knowledge.Criterion;
import io.incubator.ai.planner.mcda.Sampler;
import io.incubator.ai.planner.option.Composition;
import io.incubator.ai.planner.option.RuleBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Draws the scores of compositions as they would be if the rules were somewhat wrong. Each rule errs by
/// one factor for all compositions it speaks about, so that what they share does not part them; what no
/// rule says is an error of each class. Both are triangular. Around its value a score is taken as linear in
/// its points (first-order propagation).
public final class ScoreDoubt implements Sampler {
    /// Largest relative error of a rule with a source, and of one that is a judgement.
    static final double SOURCED = 0.3;

    static final double JUDGED = 0.6;

    /// Largest error of a class for what no rule says about it, in points of the 0 … 10 scale.
    static final double UNSAID = 0.8;

    private static final double HALF = 0x1.0p-32;
    private static final List<Criterion> PLACES = List.of(Criterion.values());
    private static final int CRITERIA = PLACES.size();

    private final double[] base;
    private final double[] error;
    private final double[] spread;
    private final int[] target;
    private final int[] factor;
    private final double[] effect;

    /// Doubt about the scores of complete compositions.
    public ScoreDoubt(RuleBook rules, List<Composition> compositions) {
        int cells = compositions.size() * CRITERIA;
        double[][] points = new double[rules.effectCount()][];
        double[] sums = new double[cells];
        for (int i = 0; i < compositions.size(); i++) {
            int start = i * CRITERIA;
            rules.points(compositions.get(i), (rule, criterion, given) -> {
                if (points[rule] == null) {
                    points[rule] = new double[cells];
                }
                int cell = start + PLACES.indexOf(criterion);
                points[rule][cell] += given;
                sums[cell] += given;
            });
        }
        this.base = Arrays.stream(sums).map(RuleBook::onScale).toArray();
        List<Double> spreads = new ArrayList<>();
        List<Cell> touched = new ArrayList<>();
        for (int rule = 0; rule < points.length; rule++) {
            if (points[rule] != null && parts(points[rule])) {
                for (int cell = 0; cell < cells; cell++) {
                    if (points[rule][cell] != 0) {
                        touched.add(new Cell(cell, spreads.size(), points[rule][cell] * RuleBook.slope(sums[cell])));
                    }
                }
                spreads.add(rules.isJudgement(rule) ? JUDGED : SOURCED);
            }
        }
        unsaid(compositions, spreads, touched);
        this.spread = spreads.stream().mapToDouble(Double::doubleValue).toArray();
        this.error = new double[spread.length];
        this.target = touched.stream().mapToInt(Cell::target).toArray();
        this.factor = touched.stream().mapToInt(Cell::factor).toArray();
        this.effect = touched.stream().mapToDouble(Cell::effect).toArray();
    }

    /// What one error does to one score.
    private record Cell(int target, int factor, double effect) {}

    /// Whether a rule says different things about the compositions.
    private static boolean parts(double[] points) {
        return IntStream.range(CRITERIA, points.length).anyMatch(cell -> points[cell] != points[cell % CRITERIA]);
    }

    private static void unsaid(List<Composition> compositions, List<Double> spreads, List<Cell> touched) {
        for (Axis axis : Axis.values()) {
            List<String> types =
                    compositions.stream().map(c -> c.get(axis)).distinct().toList();
            for (String type : types.size() < 2 ? List.<String>of() : types) {
                for (int i = 0; i < compositions.size(); i++) {
                    for (int c = 0; compositions.get(i).get(axis).equals(type) && c < CRITERIA; c++) {
                        touched.add(new Cell(i * CRITERIA + c, spreads.size(), 1));
                    }
                }
                spreads.add(UNSAID);
            }
        }
    }

    @Override
    public void draw(RandomGenerator random, double[] into) {
        for (int i = 0; i < error.length; i++) {
            // two halves of one number, added up, are triangular
            long bits = random.nextLong();
            error[i] = ((bits >>> 32) * HALF + (bits & 0xFFFF_FFFFL) * HALF - 1) * spread[i];
        }
        System.arraycopy(base, 0, into, 0, base.length);
        for (int i = 0; i < target.length; i++) {
            into[target[i]] += effect[i] * error[factor[i]];
        }
    }
}
