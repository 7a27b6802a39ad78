package io.incubator.job.submission;

import io.incubator.job.browsing.JobDetail;
import io.incubator.job.browsing.JobQueries;
import io.incubator.job.kind.KnownKinds;
import io.incubator.job.ledger.JobError;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Submitting over REST.
@Path("/api/jobs")
@Tag(name = "jobs")
@RunOnVirtualThread
class SubmissionResource {
    private final SubmissionService submissions;
    private final Requests requests;
    private final KnownKinds kinds;
    private final JobQueries jobs;

    SubmissionResource(SubmissionService submissions, Requests requests, KnownKinds kinds, JobQueries jobs) {
        this.submissions = submissions;
        this.requests = requests;
        this.kinds = kinds;
        this.jobs = jobs;
    }

    @POST
    @Idempotent
    @RolesAllowed("jobs:write")
    @Operation(operationId = "submitJob", summary = "Submit a job")
    @APIResponse(
            responseCode = "202",
            description = "The job is in the ledger.",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobDetail.class)))
    public Response submit(@Valid @NotNull SubmitRequest request) {
        Submission submission = requests.submission(request);
        kinds.require(List.of(submission.kind()));
        if (submissions.admit(submission) instanceof Admission.KeyTaken(var holder)) {
            throw new ProblemException(JobError.JOB_UNIQUE_KEY_TAKEN, holder);
        }
        return Response.accepted(jobs.get(submission.jobId()))
                .header(HttpHeaders.LOCATION, "/api/jobs/" + submission.jobId())
                .build();
    }

    @POST
    @Path("/batch")
    @Idempotent
    @RolesAllowed("jobs:write")
    @Operation(
            operationId = "submitJobs",
            summary = "Submit up to 10,000 jobs at once",
            description =
                    "All or none. A job whose unique key is taken is not added, and its item names the job that holds the"
                            + " key; together with a parent that is a conflict. The parent waits, blocked, until all the"
                            + " others are over.")
    @APIResponse(
            responseCode = "202",
            description = "The jobs are in the ledger.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BatchAnswer.class)))
    public Response submitAll(@Valid @NotNull BatchRequest request) {
        List<Submission> all = request.jobs().stream().map(requests::submission).toList();
        List<Submission> family = request.parent() == null ? all : family(all, request);
        kinds.require(family.stream().map(Submission::kind).toList());
        List<Admission> answers = submissions.admitAll(family, request.parent() != null);
        UUID parent = request.parent() == null ? null : family.getFirst().jobId();
        List<BatchAnswer.Item> items = new ArrayList<>(family.size());
        for (int i = 0; i < family.size(); i++) {
            items.add(item(family.get(i), answers.get(i)));
        }
        return Response.accepted(new BatchAnswer(parent == null ? items : items.subList(1, items.size()), parent))
                .build();
    }

    /// The parent first, for it must be there before a child can be over.
    private List<Submission> family(List<Submission> children, BatchRequest request) {
        boolean despite = Boolean.TRUE.equals(request.parentDespiteFailures());
        Submission parent = requests.submission(request.parent()).in(new Family(null, children.size(), despite));
        Family child = new Family(parent.jobId(), 0, false);
        return Stream.concat(Stream.of(parent), children.stream().map(c -> c.in(child)))
                .toList();
    }

    private static BatchAnswer.Item item(Submission job, Admission answer) {
        return switch (answer) {
            case Admission.Admitted() -> new BatchAnswer.Item(job.jobId(), true);
            case Admission.KeyTaken(var holder) -> new BatchAnswer.Item(holder, false);
        };
    }
}
