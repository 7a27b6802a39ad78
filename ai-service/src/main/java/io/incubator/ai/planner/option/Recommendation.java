package io.incubator.ai.planner.option;

import java.util.List;

/// What the plan advises.
///
/// @param option id of the first choice
/// @param top the first three, side by side
public record Recommendation(
        String option, String statement, List<Candidate> top, List<String> advice, List<String> risks) {

    /// One of the first three.
    ///
    /// @param chooseIf what one values who takes this one
    /// @param strengths what its rules say for it and not for all others
    public record Candidate(
            String option,
            String title,
            double total,
            String chooseIf,
            List<String> strengths,
            List<String> weaknesses) {}
}
