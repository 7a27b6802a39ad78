package io.incubator.project.comments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;

/// A comment as callers see it: about a task, or about a revision and perhaps one of its options.
///
/// @param version grows by one with every edit
/// @param editedAt when it was last edited; absent for one that never was
@JsonInclude(JsonInclude.Include.NON_NULL)
record Comment(
        UUID id,
        UUID projectId,
        UUID taskId,
        UUID revisionId,
        String optionId,
        String text,
        long version,
        UUID author,
        Instant createdAt,
        Instant editedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }
}
