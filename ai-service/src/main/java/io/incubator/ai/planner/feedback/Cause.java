package io.incubator.ai.planner.feedback;

import io.incubator.ai.planner.counsel.Reading;
import java.util.List;
import java.util.stream.IntStream;

/// Why a plan was made from another one, as part of the plan.
///
/// @param round how many times something was said since the brief
/// @param statement what was done, in the language of the plan
/// @param clauses how each clause was understood
/// @param resolution how a satisfaction and a text that disagree were reconciled; null where they do not
/// @param heard what a model read in this feedback and that before, so that successors go by the same; null for nothing
public record Cause(
        int round,
        Verdict verdict,
        String statement,
        List<ClauseReading> clauses,
        String resolution,
        List<Heard> heard) {
    public Cause {
        clauses = List.copyOf(clauses);
    }

    /// What a model read in the feedback of one round.
    public record Heard(int round, List<Reading> readings) {
        /// Copies the list.
        public Heard {
            readings = List.copyOf(readings);
        }

        static List<Heard> of(List<Feedback> chain) {
            List<Heard> heard = IntStream.range(0, chain.size())
                    .filter(i -> !chain.get(i).readings().isEmpty())
                    .mapToObj(i -> new Heard(i + 1, chain.get(i).readings()))
                    .toList();
            return heard.isEmpty() ? null : heard;
        }
    }
}
