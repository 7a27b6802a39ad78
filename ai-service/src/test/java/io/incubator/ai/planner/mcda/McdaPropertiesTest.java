package io.incubator.ai.planner.mcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/// What must hold for every matrix, whatever is in it.
class McdaPropertiesTest {
    private static final int CRITERIA = 5;

    /// Two to six alternatives on five 0 … 10 scales.
    @Provide
    Arbitrary<double[][]> matrices() {
        return Arbitraries.doubles()
                .between(0, 10)
                .ofScale(2)
                .array(double[].class)
                .ofSize(CRITERIA)
                .array(double[][].class)
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<double[]> weights() {
        return Arbitraries.doubles()
                .between(0.01, 1)
                .ofScale(2)
                .array(double[].class)
                .ofSize(CRITERIA);
    }

    @Property(tries = 300)
    void swappingAlternativesSwapsTheirValuesAndNothingElse(
            @ForAll("matrices") double[][] matrix, @ForAll("weights") double[] weights, @ForAll long seed) {
        int[] order = shuffled(matrix.length, seed);
        double[][] other = Arrays.stream(order).mapToObj(i -> matrix[i]).toArray(double[][]::new);

        same(pick(WeightedSum.values(matrix, weights), order), WeightedSum.values(other, weights));
        same(pick(WeightedProduct.values(matrix, weights), order), WeightedProduct.values(other, weights));
        same(pick(Topsis.closeness(matrix, weights), order), Topsis.closeness(other, weights));
        same(pick(Promethee.netFlows(matrix, weights), order), Promethee.netFlows(other, weights));
        same(pick(vikor(matrix, weights), order), vikor(other, weights));
    }

    @Property(tries = 300)
    void swappingCriteriaTogetherWithTheirWeightsChangesNothing(
            @ForAll("matrices") double[][] matrix, @ForAll("weights") double[] weights, @ForAll long seed) {
        int[] order = shuffled(CRITERIA, seed);
        double[][] other = Arrays.stream(matrix).map(row -> pick(row, order)).toArray(double[][]::new);
        double[] others = pick(weights, order);

        same(WeightedSum.values(matrix, weights), WeightedSum.values(other, others));
        same(WeightedProduct.values(matrix, weights), WeightedProduct.values(other, others));
        same(Topsis.closeness(matrix, weights), Topsis.closeness(other, others));
        same(Promethee.netFlows(matrix, weights), Promethee.netFlows(other, others));
        same(vikor(matrix, weights), vikor(other, others));
    }

    @Property(tries = 300)
    void aCloneOrADominatedAlternativeLeavesTheHeadlineOfTheOthersAlone(
            @ForAll("matrices") double[][] matrix,
            @ForAll("weights") double[] weights,
            @ForAll @LongRange(min = 0, max = 5) long which) {
        double[] copied = matrix[(int) which % matrix.length];
        double[] worse = Arrays.stream(copied).map(x -> x - 1).toArray();
        double[][] more = Arrays.copyOf(matrix, matrix.length + 2);
        more[matrix.length] = copied.clone();
        more[matrix.length + 1] = worse;

        double[] alone = WeightedSum.values(matrix, weights);
        double[] joined = WeightedSum.values(more, weights);

        assertThat(Arrays.copyOf(joined, alone.length)).isEqualTo(alone);
        assertThat(joined[matrix.length]).isEqualTo(joined[(int) which % matrix.length]);
        assertThat(joined[matrix.length + 1]).isLessThan(joined[matrix.length]);
    }

    @Property(tries = 300)
    void whatDominatesComesFirstUnderTheHeadlineAndPromethee(
            @ForAll("matrices") double[][] matrix, @ForAll("weights") double[] weights) {
        double[] sums = WeightedSum.values(matrix, weights);
        double[] flows = Promethee.netFlows(matrix, weights);
        int[] dominators = Dominance.dominators(matrix);

        for (int i = 0; i < dominators.length; i++) {
            if (dominators[i] >= 0) {
                assertThat(sums[dominators[i]]).isGreaterThan(sums[i]);
                assertThat(flows[dominators[i]]).isGreaterThanOrEqualTo(flows[i] - 1e-9);
            }
        }
    }

    @Property(tries = 50)
    void acceptabilitiesAreSharesAndADominatedAlternativeIsNeverFirst(
            @ForAll("matrices") double[][] matrix, @ForAll @LongRange(min = 0, max = 1000) long seed) {
        Acceptability found =
                new Smaa2(matrix.length, CRITERIA, Sampler.uniformWeights(), Sampler.constant(matrix)).run(200, seed);

        int[] dominators = Dominance.dominators(matrix);
        double first = 0;
        for (int i = 0; i < matrix.length; i++) {
            assertThat(found.among(i, matrix.length)).isCloseTo(1, within(1e-9));
            assertThat(dominators[i] >= 0 ? found.first(i) : 0).isZero();
            first += found.first(i);
        }
        // more than one only where several are equally good
        assertThat(first).isGreaterThanOrEqualTo(1 - 1e-9);
    }

    private static double[] vikor(double[][] matrix, double[] weights) {
        return Vikor.measure(matrix, weights, Vikor.CONSENSUS).q();
    }

    private static void same(double[] expected, double[] actual) {
        assertThat(actual).containsExactly(expected, within(1e-9));
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] shuffled(int size, long seed) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        Random random = new Random(seed);
        for (int i = size - 1; i > 0; i--) {
            int k = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[k];
            order[k] = held;
        }
        return order;
    }
}
