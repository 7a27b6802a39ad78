package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// Everything a model read in a brief.
public record Findings(List<Finding> findings) {
    /// Takes what is there of an answer.
    public Findings {
        findings = findings == null
                ? List.of()
                : findings.stream().filter(Objects::nonNull).toList();
    }
}
