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

    /// What the planner is handed: references, it fetches the rest.
    record PlanInput(UUID projectId, UUID briefId, UUID revisionId) {}

    /// The job that plans a revision. Its worker may read the project, and nothing else.
    static SubmitJob plan(RevisionEntity revision) {
        return new SubmitJob(
                revision.jobId,
                KIND,
                revision.organisation,
                revision.createdBy,
                "projects",
                new PlanInput(revision.projectId, revision.briefId, revision.id),
                List.of("projects:read"),
                null,
                null,
                "revision:" + revision.id);
    }
}
