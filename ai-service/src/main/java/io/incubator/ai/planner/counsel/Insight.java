package io.incubator.ai.planner.counsel;

import java.util.List;

/// What a model made of a brief before it was planned.
///
/// @param findings facts it read
/// @param entities what the product has to keep
public record Insight(List<Finding> findings, List<DomainEntity> entities) {
    /// Of a brief nobody but the rules has read.
    public static final Insight NONE = new Insight(List.of(), List.of());

    /// Copies the lists.
    public Insight {
        findings = findings == null ? List.of() : List.copyOf(findings);
        entities = entities == null ? List.of() : List.copyOf(entities);
    }
}
