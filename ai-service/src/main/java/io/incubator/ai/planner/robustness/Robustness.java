package io.incubator.ai.planner.robustness;

import java.util.List;
import java.util.Map;

/// How far the ranking can be trusted, as part of a plan. Shares are of draws, 0 … 1.
///
/// @param draws of weights and scores
/// @param seed they start from, made of the brief's text and the version of the knowledge
/// @param confidence share of draws in which the recommended option is first
/// @param agreement mean rank correlation (Kendall's τ-b) of the other methods with the headline, −1 … 1
/// @param options in the order of the headline
/// @param wins by option and other option: how often the former is better
/// @param sway weights whose change alone would put another option first, the smallest change first
/// @param decisions the recommended option axis by axis
public record Robustness(
        int draws,
        String seed,
        double confidence,
        double agreement,
        String statement,
        List<Standing> options,
        Map<String, Map<String, Double>> wins,
        List<Sway> sway,
        List<Decision> decisions) {
    public Robustness {
        options = List.copyOf(options);
        sway = List.copyOf(sway);
        decisions = List.copyOf(decisions);
    }

    /// One option.
    ///
    /// @param first share of draws in which it is first, `topThree` among the first three
    /// @param ranks share by rank, best first
    /// @param centralWeights how one weighs the criteria who would choose it; null if it never is first
    /// @param confidence share of draws of the scores in which it is first for those weights
    public record Standing(
            String option,
            double first,
            double topThree,
            List<Double> ranks,
            Map<String, Double> centralWeights,
            double confidence) {
        public Standing {
            ranks = List.copyOf(ranks);
        }
    }

    /// A weight that decides.
    ///
    /// @param share of the criterion now, `level` at which `option` draws level with the first
    public record Sway(String criterion, String name, double share, double level, String option) {}

    /// One axis of the recommended option, all others staying as they are.
    ///
    /// @param confidence share of draws in which no other class on this axis would be better
    /// @param others the strongest other classes
    public record Decision(
            String axis, String axisName, String type, String typeName, double confidence, List<Rival> others) {
        public Decision {
            others = List.copyOf(others);
        }
    }

    /// Another class on an axis.
    ///
    /// @param share of draws in which it would be the best
    public record Rival(String type, String name, double share) {}
}
