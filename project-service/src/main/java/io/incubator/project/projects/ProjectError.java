package io.incubator.project.projects;

import io.incubator.kit.problem.ErrorCode;

/// What this service refuses beyond what every service can.
public enum ProjectError implements ErrorCode {
    /// The project is archived, so nothing in it can change.
    PROJECT_ARCHIVED,
    /// The revision has no plan yet.
    REVISION_NOT_READY,
    /// The revision will never have a plan.
    REVISION_FAILED,
    /// Another answer to the same revision is being planned.
    REVISION_IN_PROGRESS,
    /// A revision made from a brief has nothing it could be compared with unless one is named.
    NO_PARENT,
    /// What was said since the brief is more than a planning job takes.
    FEEDBACK_CHAIN_TOO_LONG
}
