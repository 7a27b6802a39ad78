package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// The recommended option in a model's words, for three kinds of reader.
///
/// @param business what it means for those who pay
/// @param technology how it fits together
/// @param implementation where to begin
/// @param advice one sentence each
public record Explanation(String business, String technology, String implementation, List<String> advice) {
    /// Takes what is there of an answer.
    public Explanation {
        advice = advice == null
                ? List.of()
                : advice.stream().filter(Objects::nonNull).toList();
    }
}
