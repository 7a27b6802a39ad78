package io.incubator.ai.planner.mcda;

/// What SMAA-2 finds out about alternatives.
public final class Acceptability {
    private final double[][] ranks;
    private final double[][] centralWeights;
    private final double[][] wins;

    Acceptability(double[][] ranks, double[][] centralWeights, double[][] wins) {
        this.ranks = ranks;
        this.centralWeights = centralWeights;
        this.wins = wins;
    }

    /// Share of draws in which an alternative had a rank, 0 being the best; equals share the better one.
    public double rank(int alternative, int rank) {
        return ranks[alternative][rank];
    }

    /// Share of draws in which an alternative was first.
    public double first(int alternative) {
        return ranks[alternative][0];
    }

    /// Share of draws in which an alternative was among the first.
    ///
    /// @param places how many count as first
    public double among(int alternative, int places) {
        double share = 0;
        for (int rank = 0; rank < Math.min(places, ranks.length); rank++) {
            share += ranks[alternative][rank];
        }
        return share;
    }

    /// Mean weights of the draws in which an alternative was first; null if it never was.
    public double[] centralWeights(int alternative) {
        return centralWeights[alternative] == null ? null : centralWeights[alternative].clone();
    }

    /// Share of draws in which the first alternative was strictly better than the second.
    public double wins(int alternative, int other) {
        return wins[alternative][other];
    }
}
