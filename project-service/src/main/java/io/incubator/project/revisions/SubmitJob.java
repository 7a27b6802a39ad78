package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/// The command `jobs.submit.v1`, owned by job-service.
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmitJob(
        UUID jobId,
        String kind,
        UUID organisation,
        UUID subject,
        String requester,
        PlanInput input,
        List<String> scopes,
        Integer priority,
        Integer maxAttempts,
        String uniqueKey) {

    static final String EXCHANGE = "jobs";
    static final String TYPE = "jobs.submit.v1";
    static final String KIND = "plan";

    /// What the planner is handed: references, it fetches the rest. What was said since the brief is part of it, so
    /// that the same input gives the same plan.
    ///
    /// @param parentPlanId the plan it goes on from; absent for a brief
    /// @param feedback all that was said since the brief, the oldest first; absent for a brief
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanInput(UUID projectId, UUID briefId, UUID revisionId, UUID parentPlanId, List<Feedback> feedback) {}

    /// The job that plans a revision of a brief. Its worker may read the project, and nothing else.
    static SubmitJob plan(RevisionRow revision) {
        return plan(revision, null, null);
    }

    /// The job that plans a revision of what was said.
    static SubmitJob plan(RevisionRow revision, UUID parentPlan, List<Feedback> feedback) {
        return new SubmitJob(
                revision.jobId(),
                KIND,
                revision.organisation(),
                revision.createdBy(),
                "projects",
                new PlanInput(revision.projectId(), revision.briefId(), revision.id(), parentPlan, feedback),
                List.of("projects:read"),
                null,
                null,
                "revision:" + revision.id());
    }
}
