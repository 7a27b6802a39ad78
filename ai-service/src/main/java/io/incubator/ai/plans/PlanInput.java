package io.incubator.ai.plans;

import java.util.Objects;
import java.util.UUID;

/// Input of the job kind `plan`: what to plan, and for which revision.
record PlanInput(UUID projectId, UUID briefId, UUID revisionId) {
    PlanInput {
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(briefId, "briefId");
        Objects.requireNonNull(revisionId, "revisionId");
    }
}
