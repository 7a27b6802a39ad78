package io.incubator.ai.planner.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// SMAA-2 on an example that can be solved by hand: A (1, 0), B (0, 1), C (.6, .6), all weights
/// equally likely.
class Smaa2Test {
    private static final double[][] MATRIX = {{1, 0}, {0, 1}, {.6, .6}};
    private static final int DRAWS = 10_000;

    private final Smaa2 analysis = new Smaa2(3, 2, Sampler.uniformWeights(), Sampler.constant(MATRIX));
    private final Acceptability found = analysis.run(DRAWS, 7);

    @Test
    void firstRankAcceptabilitiesAreTheSharesOfTheWeightSpace() {
        assertThat(new double[] {found.first(0), found.first(1), found.first(2)})
                .containsExactly(new double[] {.4, .4, .2}, within(.01));
    }

    @Test
    void centralWeightsAreThoseOfTheTypicalAdvocate() {
        assertThat(found.centralWeights(0)).containsExactly(new double[] {.8, .2}, within(.01));
        assertThat(found.centralWeights(1)).containsExactly(new double[] {.2, .8}, within(.01));
        assertThat(found.centralWeights(2)).containsExactly(new double[] {.5, .5}, within(.01));
    }

    @Test
    void ranksOfAnAlternativeSumToOneAndWinsOfAPairToOneWithoutTies() {
        for (int i = 0; i < 3; i++) {
            assertThat(found.among(i, 3)).isCloseTo(1, within(1e-9));
        }
        assertThat(found.wins(0, 1) + found.wins(1, 0)).isCloseTo(1, within(1e-9));
        assertThat(found.wins(0, 1)).isCloseTo(.5, within(.01));
    }

    @Test
    void knownScoresLeaveNoDoubtForTheCentralWeights() {
        assertThat(analysis.confidence(found, DRAWS, 7)).containsExactly(1, 1, 1);
    }

    @Test
    void uncertainScoresDo() {
        Sampler noisy = (RandomGenerator random, double[] into) -> {
            into[0] = random.nextDouble();
            into[1] = random.nextDouble();
        };

        Smaa2 tossing = new Smaa2(2, 1, Sampler.uniformWeights(), noisy);
        Acceptability coin = tossing.run(DRAWS, 7);

        assertThat(tossing.confidence(coin, DRAWS, 7)[0]).isCloseTo(.5, within(.02));
        assertThat(coin.first(0)).isCloseTo(.5, within(.02));
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndACloneSharesItsRank() {
        Acceptability again = new Smaa2(3, 2, Sampler.uniformWeights(), Sampler.constant(MATRIX)).run(DRAWS, 7);
        Acceptability cloned = new Smaa2(4, 2, Sampler.uniformWeights(), Sampler.constant(new double[][] {
                    {1, 0}, {0, 1}, {.6, .6}, {1, 0}
                }))
                .run(DRAWS, 7);

        assertThat(again.first(2)).isEqualTo(found.first(2));
        assertThat(again.rank(1, 2)).isEqualTo(found.rank(1, 2));
        assertThat(cloned.first(0)).isEqualTo(found.first(0)).isEqualTo(cloned.first(3));
    }

    @Test
    void whatIsNeverFirstHasNoCentralWeights() {
        Smaa2 pair = new Smaa2(2, 2, Sampler.uniformWeights(), Sampler.constant(new double[][] {{2, 2}, {1, 1}}));
        Acceptability dominated = pair.run(100, 7);

        assertThat(dominated.centralWeights(1)).isNull();
        assertThat(pair.confidence(dominated, 100, 7)).containsExactly(1, 0);
    }
}
