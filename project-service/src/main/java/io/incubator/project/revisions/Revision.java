package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A revision as callers see it.
///
/// @param number counts the project's revisions from 1
/// @param jobId the job that plans it; its log and its cancelling are job-service's
/// @param progress while it is planning
/// @param failure why there is no plan, once that is certain
/// @param parentId the revision it goes on from; absent for one made from a brief
/// @param cause why it was made: `brief` or `feedback`
/// @param feedback what was said about the parent; how it was understood is in the plan
/// @param acceptance when the project goes by this revision
/// @param readyAt when the plan was stored
/// @param plan the plan as the planner wrote it; absent in lists and until it is ready
@JsonInclude(JsonInclude.Include.NON_NULL)
record Revision(
        UUID id,
        UUID projectId,
        int number,
        RevisionState state,
        UUID briefId,
        UUID jobId,
        Progress progress,
        Failure failure,
        UUID parentId,
        String cause,
        Feedback feedback,
        Acceptance acceptance,
        Instant createdAt,
        Instant readyAt,

        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Map.class)
        String plan)
        implements Tagged {

    /// What a revision is made of never changes; how far it is, and whether it is accepted, does.
    @Override
    public String entityTag() {
        return number + "-" + state + (progress == null ? "" : "-" + progress.percent() + "-" + progress.stage())
                + (acceptance == null ? "" : "-" + acceptance.acceptedAt().toEpochMilli());
    }

    /// @param optionId the option of the plan that was accepted
    @Schema(name = "RevisionAcceptance")
    record Acceptance(String optionId, Instant acceptedAt) {}

    /// @param percent 0 to 100
    /// @param stage the step the planner is at; absent until it has begun
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(int percent, String stage) {}

    /// @param code stable, for programs
    /// @param message for people
    record Failure(String code, String message) {}
}
