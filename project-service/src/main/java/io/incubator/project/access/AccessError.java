package io.incubator.project.access;

import io.incubator.kit.problem.ErrorCode;

/// What is refused for what somebody is in a project.
public enum AccessError implements ErrorCode {
    /// The caller's role in the project does not go that far.
    PROJECT_ROLE_TOO_LOW
}
