package io.incubator.ai.planner.feedback;

import java.util.List;

/// Why a plan was made from another one, as part of the plan.
///
/// @param round how many times something was said since the brief
/// @param statement what was done, in the language of the plan
/// @param clauses how each clause was understood
/// @param resolution how a satisfaction and a text that disagree were reconciled; null where they do not
public record Cause(int round, Verdict verdict, String statement, List<ClauseReading> clauses, String resolution) {
    public Cause {
        clauses = List.copyOf(clauses);
    }
}
