package io.incubator.job.submission;

import io.incubator.job.browsing.JobDetail;
import io.incubator.job.browsing.JobQueries;
import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.job.ledger.StoredJson;
import io.incubator.kit.data.Ids;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final Duration FARTHEST_START = Duration.ofDays(366);

    private final SubmissionService submissions;
    private final JobQueries jobs;
    private final CurrentIdentity caller;
    private final LedgerConfig config;

    SubmissionResource(SubmissionService submissions, JobQueries jobs, CurrentIdentity caller, LedgerConfig config) {
        this.submissions = submissions;
        this.jobs = jobs;
        this.caller = caller;
        this.config = config;
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
        checkInput(request);
        checkTime(request);
        checkRights(request);
        Submission submission = submission(request);
        if (submissions.admit(submission) instanceof Admission.KeyTaken(var holder)) {
            throw new ProblemException(JobError.JOB_UNIQUE_KEY_TAKEN, holder);
        }
        return Response.accepted(jobs.get(submission.jobId()))
                .header(HttpHeaders.LOCATION, "/api/jobs/" + submission.jobId())
                .build();
    }

    private Submission submission(SubmitRequest request) {
        return new Submission(
                Ids.next(),
                request.kind(),
                caller.organisation(),
                caller.subject(),
                null,
                request.input(),
                request.scopes() == null ? List.of() : request.scopes(),
                request.priority() == null ? 0 : request.priority(),
                request.maxAttempts() == null ? config.maxAttempts() : request.maxAttempts(),
                request.uniqueKey(),
                request.runAt() == null || request.runAt().isBefore(Instant.now()) ? null : request.runAt());
    }

    private static void checkTime(SubmitRequest request) {
        if (request.runAt() != null && request.runAt().isAfter(Instant.now().plus(FARTHEST_START))) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("runAt", "max", "is more than a year away");
        }
    }

    private static void checkInput(SubmitRequest request) {
        if (!request.input().isObject()) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("input", "type", "has a value of the wrong type");
        }
        if (StoredJson.size(request.input()) > StoredJson.MAX_INPUT_BYTES) {
            throw new ProblemException(JobError.JOB_INPUT_TOO_LARGE, StoredJson.MAX_INPUT_BYTES)
                    .withField("input", "size", "is too large");
        }
        if (StoredJson.holdsNul(request.input())) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("input", "value", "holds the character U+0000");
        }
    }

    /// A job acts with its submitter's rights, so nobody can hand it another person or more than they have.
    private void checkRights(SubmitRequest request) {
        if (request.subject() != null && !request.subject().equals(caller.subject())) {
            throw new ProblemException(CommonError.FORBIDDEN).withField("subject", "value", "is not you");
        }
        if (request.scopes() != null) {
            for (String scope : request.scopes()) {
                if (!caller.scopes().contains(scope)) {
                    throw new ProblemException(JobError.JOB_SCOPE_NOT_HELD, scope)
                            .withField("scopes", "value", "holds a scope you do not");
                }
            }
        }
    }
}
