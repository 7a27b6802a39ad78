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
