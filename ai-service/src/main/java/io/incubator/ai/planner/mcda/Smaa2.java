package io.incubator.ai.planner.mcda;

import java.util.SplittableRandom;

/// SMAA-2, stochastic multicriteria acceptability analysis (Lahdelma and Salminen 2001; indices as
/// in Tervonen and Lahdelma 2007): draws weights and scores many times and counts who comes out
/// where by the weighted sum. The same seed gives the same figures. Nothing is allocated per draw.
public final class Smaa2 {
    private final int alternatives;
    private final int criteria;
    private final Sampler weights;
    private final Sampler scores;
    private final double[] weight;
    private final double[] score;
    private final double[] value;

    /// Prepares to draw.
    ///
    /// @param weights one per criterion, not negative
    /// @param scores alternatives × criteria, row by row
    public Smaa2(int alternatives, int criteria, Sampler weights, Sampler scores) {
        this.alternatives = alternatives;
        this.criteria = criteria;
        this.weights = weights;
        this.scores = scores;
        this.weight = new double[criteria];
        this.score = new double[alternatives * criteria];
        this.value = new double[alternatives];
    }

    /// Draws and counts. The standard error of a share is at most 1 / (2 · √draws).
    public Acceptability run(int draws, long seed) {
        int[][] ranks = new int[alternatives][alternatives];
        int[][] wins = new int[alternatives][alternatives];
        double[][] sums = new double[alternatives][criteria];
        SplittableRandom random = new SplittableRandom(seed);
        for (int draw = 0; draw < draws; draw++) {
            weights.draw(random, weight);
            scores.draw(random, score);
            for (int i = 0; i < alternatives; i++) {
                value[i] = value(i, weight);
            }
            count(ranks, wins, sums);
        }
        return new Acceptability(shares(ranks, draws), central(sums, ranks), shares(wins, draws));
    }

    private void count(int[][] ranks, int[][] wins, double[][] sums) {
        for (int i = 0; i < alternatives; i++) {
            int better = 0;
            for (int k = 0; k < alternatives; k++) {
                better += value[k] > value[i] ? 1 : 0;
                wins[i][k] += value[i] > value[k] ? 1 : 0;
            }
            ranks[i][better]++;
            if (better == 0) {
                for (int j = 0; j < criteria; j++) {
                    sums[i][j] += weight[j];
                }
            }
        }
    }

    private double value(int alternative, double[] by) {
        double sum = 0;
        int start = alternative * criteria;
        for (int j = 0; j < criteria; j++) {
            sum += by[j] * score[start + j];
        }
        return sum;
    }

    private double[][] central(double[][] sums, int[][] ranks) {
        double[][] central = new double[alternatives][];
        for (int i = 0; i < alternatives; i++) {
            central[i] = ranks[i][0] == 0 ? null : Shares.of(sums[i]);
        }
        return central;
    }

    /// Confidence factors: draws scores anew, now with each alternative's own central weights.
    ///
    /// @return per alternative the share of draws in which it is first for its central weights; 0
    /// without them
    public double[] confidence(Acceptability found, int draws, long seed) {
        double[][] central = new double[alternatives][];
        for (int i = 0; i < alternatives; i++) {
            central[i] = found.centralWeights(i);
        }
        int[] first = new int[alternatives];
        // of its own, as the scores' draws may not depend on how many numbers the weights took
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (int draw = 0; draw < draws; draw++) {
            scores.draw(random, score);
            for (int i = 0; i < alternatives; i++) {
                first[i] += central[i] != null && isFirst(i, central[i]) ? 1 : 0;
            }
        }
        return shares(new int[][] {first}, draws)[0];
    }

    private boolean isFirst(int alternative, double[] by) {
        double own = value(alternative, by);
        for (int k = 0; k < alternatives; k++) {
            if (value(k, by) > own) {
                return false;
            }
        }
        return true;
    }

    private static double[][] shares(int[][] counts, int draws) {
        double[][] shares = new double[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = new double[counts[i].length];
            for (int k = 0; k < counts[i].length; k++) {
                shares[i][k] = (double) counts[i][k] / draws;
            }
        }
        return shares;
    }
}
