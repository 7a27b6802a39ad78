package io.incubator.project.revisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// Data of the stream's `revision.…` events.
sealed interface RevisionEvent {

    /// `revision.requested`
    ///
    /// @param parentId absent for one made from a brief
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Requested(UUID revisionId, int number, UUID briefId, UUID parentId) implements RevisionEvent {}

    /// `revision.progressed`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progressed(UUID revisionId, int percent, String stage) implements RevisionEvent {}

    /// `revision.ready`
    record Ready(UUID revisionId, int number) implements RevisionEvent {}

    /// `revision.accepted`
    record Accepted(UUID revisionId, int number, String optionId) implements RevisionEvent {}

    /// `revision.failed`
    record Failed(UUID revisionId, int number, String code, String message) implements RevisionEvent {}
}
