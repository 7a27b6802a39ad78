package io.incubator.ai.planner.mcda;

import java.util.random.RandomGenerator;

/// Draws a row of numbers that are not known exactly. Writes into the array it is given: ten thousand draws must not
/// leave ten thousand arrays behind.
@FunctionalInterface
public interface Sampler {

    /// Draws once.
    ///
    /// @param into filled completely
    void draw(RandomGenerator random, double[] into);

    /// Weights of which nothing is known: uniform on the simplex, by exponential spacings (Rubinstein 1982).
    static Sampler uniformWeights() {
        return (random, into) -> {
            double total = 0;
            for (int j = 0; j < into.length; j++) {
                // the strict logarithm is the same on every machine
                into[j] = -StrictMath.log(1 - random.nextDouble());
                total += into[j];
            }
            for (int j = 0; j < into.length; j++) {
                into[j] /= total;
            }
        };
    }

    /// Numbers that are known.
    ///
    /// @param matrix written row by row
    static Sampler constant(double[][] matrix) {
        double[] flat = java.util.Arrays.stream(matrix)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        return (random, into) -> System.arraycopy(flat, 0, into, 0, flat.length);
    }
}
