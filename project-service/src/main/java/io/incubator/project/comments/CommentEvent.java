package io.incubator.project.comments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// Data of the stream's events `comment.added`, `comment.edited` and `comment.deleted`: where to look,
/// not what was said, for events outlive what they tell of.
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommentEvent(UUID commentId, UUID taskId, UUID revisionId, String optionId) {
    static CommentEvent of(Comment comment) {
        return new CommentEvent(comment.id(), comment.taskId(), comment.revisionId(), comment.optionId());
    }
}
