package io.incubator.ai.planner.counsel;

import java.util.List;
import java.util.Objects;

/// Everything a model says the product has to keep besides what such products always do.
public record DomainAnswer(List<DomainEntity> entities) {
    /// Takes what is there of an answer.
    public DomainAnswer {
        entities = entities == null
                ? List.of()
                : entities.stream().filter(Objects::nonNull).toList();
    }
}
