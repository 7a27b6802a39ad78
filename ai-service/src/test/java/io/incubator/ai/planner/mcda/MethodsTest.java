package io.incubator.ai.planner.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MethodsTest {
    private static final double[][] MATRIX = {{5, 8, 4}, {7, 6, 8}, {8, 8, 6}, {7, 4, 6}};
    private static final double[] WEIGHTS = {.3, .4, .3};

    @Test
    void topsisReproducesThePublishedExample() {
        // Tzeng and Huang 2011; also scikit-criteria tests/agg/test_topsis.py
        assertThat(Topsis.closeness(MATRIX, WEIGHTS))
                .containsExactly(new double[] {.5037, .6581, .7482, .3340}, within(.00005));
    }

    @Test
    void topsisRankingDependsOnTheSetComparedAsIsKnown() {
        assertThat(Topsis.closeness(new double[][] {{1, 7}, {3, 1}, {1, 6}}, new double[] {.5, .5}))
                .satisfies(c -> assertThat(c[0]).isCloseTo(.518, within(.0005)))
                .satisfies(c -> assertThat(c[1]).isCloseTo(.482, within(.0005)));
    }

    @Test
    void prometheeGivesTheNetFlowsOfTheUsualFunction() {
        assertThat(Promethee.netFlows(MATRIX, WEIGHTS))
                .containsExactly(new double[] {-.333, .167, .567, -.400}, within(.0005));
    }

    @Test
    void weightedProductGivesThePublishedRatios() {
        // Triantaphyllou's example; also scikit-criteria tests/agg/test_simple.py
        double[][] rows = {{25, 20, 15, 30}, {10, 30, 20, 30}, {30, 10, 30, 10}};
        double[] weights = {.20, .15, .40, .25};

        assertThat(WeightedProduct.ratio(rows[0], rows[1], weights)).isCloseTo(1.007, within(.0005));
        assertThat(WeightedProduct.ratio(rows[0], rows[2], weights)).isCloseTo(1.067, within(.0005));
        assertThat(WeightedProduct.ratio(rows[1], rows[2], weights)).isCloseTo(1.059, within(.0005));
        double[] values = WeightedProduct.values(rows, weights);
        assertThat(values[0] / values[2]).isCloseTo(1.067, within(.0005));
    }

    @Test
    void vikorGivesTheCompromiseOfTheSixDams() {
        // Opricovic and Tzeng 2007, equal weights; also scikit-criteria tests/agg/test_vikor.py. Costs are negated.
        double[][] dams = {
            {4184.3, -2914.0, 407.2, 251.0, -195, -244, -15, 2.41},
            {5211.9, -3630.0, 501.7, 308.3, -282, -346, -21, 1.41},
            {5021.3, -3920.5, 504.0, 278.6, -12, -56, -3, 4.42},
            {5566.1, -3957.9, 559.5, 335.3, -167, -268, -16, 3.36},
            {5060.5, -3293.5, 514.1, 284.2, -69, -90, -7, 4.04},
            {4317.9, -2925.9, 432.8, 239.3, -12, -55, -3, 4.36}
        };

        Vikor measures = Vikor.measure(dams, new double[] {1, 1, 1, 1, 1, 1, 1, 1}, Vikor.CONSENSUS);

        assertThat(measures.q()).containsExactly(new double[] {.991, 1, .473, .670, 0, .578}, within(.001));
        assertThat(measures.s()).containsExactly(new double[] {.692, .700, .290, .423, .280, .346}, within(.001));
    }

    @Test
    void vikorOfThePublishedMatrixIsThatOfTheReference() {
        Vikor measures = Vikor.measure(MATRIX, WEIGHTS, Vikor.CONSENSUS);

        assertThat(measures.q()).containsExactly(new double[] {.75, .25, 0, 1}, within(1e-9));
    }

    @Test
    void rankCorrelationTellsTheSameOrderFromTheReverse() {
        assertThat(RankCorrelation.kendall(new double[] {3, 2, 1}, new double[] {9, 5, 4}))
                .isEqualTo(1);
        assertThat(RankCorrelation.kendall(new double[] {3, 2, 1}, new double[] {1, 2, 3}))
                .isEqualTo(-1);
        // one of three pairs the other way round
        assertThat(RankCorrelation.kendall(new double[] {3, 2, 1}, new double[] {2, 3, 1}))
                .isCloseTo(1.0 / 3, within(1e-9));
        assertThat(RankCorrelation.kendall(new double[] {1, 1}, new double[] {1, 1}))
                .isEqualTo(1);
    }

    @Test
    void weightedSumIsNotMovedByACloneOrADominatedAlternative() {
        double[] alone = WeightedSum.values(new double[][] {{5, 8, 4}, {7, 6, 8}}, WEIGHTS);
        double[] withClone = WeightedSum.values(new double[][] {{5, 8, 4}, {7, 6, 8}, {7, 6, 8}, {1, 1, 1}}, WEIGHTS);
        assertThat(withClone).startsWith(alone);
    }

    @Test
    void smallestFlipDrawsBothLevel() {
        double[] first = {9, 5};
        double[] second = {5, 8};
        WeightedSum.Flip flip = WeightedSum.smallestFlip(first, second, new double[] {.6, .4});
        double[] at = flip.criterion() == 0
                ? new double[] {flip.to(), 1 - flip.to()}
                : new double[] {1 - flip.to(), flip.to()};
        assertThat(WeightedSum.value(first, at)).isCloseTo(WeightedSum.value(second, at), within(1e-9));
    }

    @Test
    void thereIsNoFlipOverADominatedAlternative() {
        assertThat(WeightedSum.smallestFlip(new double[] {9, 8}, new double[] {5, 7}, new double[] {.5, .5}))
                .isNull();
    }

    @Test
    void dominanceNeedsToBeBetterSomewhere() {
        assertThat(Dominance.dominates(new double[] {1, 2}, new double[] {1, 2}))
                .isFalse();
        assertThat(Dominance.dominates(new double[] {1, 3}, new double[] {1, 2}))
                .isTrue();
        assertThat(Dominance.dominates(new double[] {2, 1}, new double[] {1, 2}))
                .isFalse();
        assertThat(Dominance.dominators(new double[][] {{1, 1}, {2, 2}, {0, 3}}))
                .containsExactly(1, -1, -1);
    }
}
