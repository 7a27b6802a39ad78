package io.incubator.project.projects;

import io.incubator.kit.problem.ErrorCode;

/// What this service refuses beyond what every service can.
public enum ProjectError implements ErrorCode {
    /// The project is archived, so nothing in it can change.
    PROJECT_ARCHIVED,
    /// The revision has no plan yet, or never will.
    REVISION_NOT_READY
}
