package io.incubator.ai.planner.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// AHP: the leader example on Saaty's scale, and the rank reversal of Belton and Gear 1983.
class HierarchyTest {
    private static final double PRINTED = .0005001;
    private static final double THIRD = 1.0 / 3;

    @Test
    void theLeaderExampleComesOutAsPrinted() {
        PairwiseJudgements criteria = PairwiseJudgements.of(4, 4, 3, 7, THIRD, 3, 5);
        double[][] priorities = transposed(
                PairwiseJudgements.of(3, .25, 4, 9).weights(),
                PairwiseJudgements.of(3, 3, .2, 1.0 / 7).weights(),
                PairwiseJudgements.of(3, 5, 9, 4).weights(),
                PairwiseJudgements.of(3, THIRD, 5, 9).weights());

        assertThat(criteria.weights()).containsExactly(new double[] {.548, .127, .270, .056}, within(PRINTED));
        assertThat(criteria.consistencyRatio()).isCloseTo(.044, within(PRINTED));
        assertThat(Ahp.distributive(priorities, criteria.weights()))
                .containsExactly(new double[] {.358, .493, .149}, within(PRINTED));
    }

    @Test
    void judgementsThatContradictEachOtherAreRefused() {
        PairwiseJudgements circle = PairwiseJudgements.of(3, 5, THIRD, 5);

        assertThat(circle.consistencyRatio()).isGreaterThan(PairwiseJudgements.MOST_INCONSISTENT);
        assertThatThrownBy(circle::weights)
                .isInstanceOf(InconsistentJudgementsException.class)
                .hasMessageContaining("consistency ratio");
    }

    @Test
    void judgementsOffTheScaleOrTooFewAreRefused() {
        assertThatThrownBy(() -> PairwiseJudgements.of(2, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairwiseJudgements.of(2, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PairwiseJudgements.of(3, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void consistentJudgementsGiveTheirRatiosExactly() {
        assertThat(PairwiseJudgements.of(3, 2, 4, 2).weights())
                .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0}, within(1e-9));
    }

    @Test
    void aCloneReversesTheOrderInDistributiveModeButNotInIdealMode() {
        double[] equal = {1, 1, 1};
        double[][] three = {{1, 9, 8}, {9, 1, 9}, {1, 1, 1}};
        double[][] withClone = {{1, 9, 8}, {9, 1, 9}, {1, 1, 1}, {9, 1, 9}};

        assertThat(Ahp.distributive(three, equal)).containsExactly(new double[] {.451, .470, .079}, within(PRINTED));
        assertThat(Ahp.distributive(withClone, equal))
                .containsExactly(new double[] {.365, .289, .057, .289}, within(PRINTED));
        double[] ideal = Ahp.ideal(withClone, equal);
        assertThat(ideal[1]).isGreaterThan(ideal[0]).isEqualTo(ideal[3]);
        assertThat(Ahp.ideal(three, equal)[1]).isGreaterThan(Ahp.ideal(three, equal)[0]);
    }

    private static double[][] transposed(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }
}
