package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A task as callers see it. Its place is its place in the list.
///
/// @param planTaskId which task of the accepted plan it is; absent for one that people added
/// @param revisionId the revision that brought it
/// @param inPlan whether the plan accepted last still has it
/// @param doneWhen how one sees that it is finished
/// @param after the plan's tasks that come before it, by their `planTaskId`
/// @param version grows by one with every change but a move
@JsonInclude(JsonInclude.Include.NON_NULL)
record Task(
        UUID id,
        UUID projectId,
        String planTaskId,
        UUID revisionId,
        boolean inPlan,
        String title,
        String description,
        String doneWhen,
        String phase,
        Track track,
        TaskStatus status,
        UUID assignee,
        List<String> after,
        Estimate estimate,
        long version,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    Task {
        after = List.copyOf(after);
    }

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
