package io.incubator.project.board;

import io.incubator.kit.problem.ErrorCode;

/// What the board refuses.
enum BoardError implements ErrorCode {
    /// The task cannot become that from what it is.
    TASK_TRANSITION_REFUSED
}
