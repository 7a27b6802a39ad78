package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// What a model says in the place of one perspective.
///
/// @param concerns one sentence each
/// @param option id of the option it would take; moves no ranking
/// @param reason why
public record Opinion(List<String> concerns, String option, String reason) {
    /// Takes what is there of an answer.
    public Opinion {
        concerns = concerns == null
                ? List.of()
                : concerns.stream().filter(Objects::nonNull).toList();
    }
}
