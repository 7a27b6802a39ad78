package io.incubator.project.comments;

import java.util.UUID;

/// What a comment is about.
sealed interface Target {

    /// A task on the board.
    record OfTask(UUID task) implements Target {}

    /// A revision, or one of its plan's options.
    ///
    /// @param option null for the revision as a whole
    record OfRevision(UUID revision, String option) implements Target {}
}
