package io.incubator.project.comments;

import io.incubator.kit.problem.ErrorCode;

/// What is refused when it comes to comments.
enum CommentError implements ErrorCode {
    /// Only the author and maintainers change a comment.
    NOT_THE_AUTHOR
}
