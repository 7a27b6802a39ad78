package io.incubator.ai.limits;

import io.incubator.kit.problem.ErrorCode;

/// What allowances refuse.
enum LimitError implements ErrorCode {
    /// An allowance of this name exists.
    ALLOWANCE_NAME_TAKEN
}
