package io.incubator.ai.planner.comparison;

import java.util.List;
import java.util.Map;

/// Alternatives on one axis, ranked for a brief. Shares are of draws, 0 … 1.
///
/// @param axis all alternatives are answers to
/// @param weights of the criteria, and `weightsFrom` where they come from: `perspectives`, `given` or
///     `judgements`
/// @param consistencyRatio of the judgements the weights come from; null if they come from elsewhere
/// @param confidence share of draws in which the first is the best
/// @param closeCall whether the first two are too close to call
/// @param alternatives best first; what breaks a hard constraint last
public record Comparison(
        String axis,
        String axisName,
        String language,
        String knowledgeVersion,
        Map<String, Double> weights,
        String weightsFrom,
        Double consistencyRatio,
        int draws,
        double confidence,
        boolean closeCall,
        String verdict,
        List<Ranked> alternatives) {
    public Comparison {
        alternatives = List.copyOf(alternatives);
    }

    /// One alternative.
    ///
    /// @param name as it was given
    /// @param technology product meant; null where a class was named
    /// @param total weighted sum with the best that goes with it on the other axes, 0 … 10; null if
    ///     ruled out
    /// @param first share of draws in which it is the best, `topThree` among the best three
    /// @param with what goes best with it, class by axis
    /// @param good what speaks for it more than for the others, strongest first; `bad` against it
    /// @param ruledOut hard constraints it breaks whatever goes with it
    public record Ranked(
            int rank,
            String name,
            String type,
            String typeName,
            String technology,
            Double total,
            double first,
            double topThree,
            List<Score> scores,
            Map<String, String> with,
            List<Reason> good,
            List<Reason> bad,
            List<RuledOut> ruledOut) {
        public Ranked {
            scores = List.copyOf(scores);
            good = List.copyOf(good);
            bad = List.copyOf(bad);
            ruledOut = List.copyOf(ruledOut);
        }
    }

    /// One criterion, 0 … 10.
    public record Score(String criterion, String name, double value) {}

    /// What one rule says about an alternative.
    ///
    /// @param points weighted, more (or less) than the other alternatives get from it on average
    /// @param source address; null for a judgement
    public record Reason(String rule, String text, double points, String evidence, String source, String date) {}

    /// A hard constraint.
    public record RuledOut(String rule, String statement) {}
}
