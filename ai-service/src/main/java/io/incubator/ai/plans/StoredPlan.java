package io.incubator.ai.plans;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A plan as people read it.
///
/// @param jobId the job that made it
/// @param plan the plan's JSON, as the planner wrote it
record StoredPlan(
        UUID id,
        UUID jobId,
        UUID projectId,
        UUID briefId,
        UUID revisionId,
        Instant createdAt,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        String plan)
        implements Tagged {

    /// A plan never changes.
    @Override
    public String entityTag() {
        return id.toString();
    }
}
