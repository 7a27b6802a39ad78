package io.incubator.ai.plans;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.incubator.ai.planner.BundleFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A plan as services fetch it: with the files of its bundle, in the planner's order.
record PlanDocument(
        UUID id,
        UUID jobId,
        UUID projectId,
        UUID briefId,
        UUID revisionId,
        Instant createdAt,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        String plan,

        List<BundleFile> files) {

    static PlanDocument of(StoredPlan plan, List<BundleFile> files) {
        return new PlanDocument(
                plan.id(),
                plan.jobId(),
                plan.projectId(),
                plan.briefId(),
                plan.revisionId(),
                plan.createdAt(),
                plan.plan(),
                files);
    }
}
