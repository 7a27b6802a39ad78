package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.AssertTrue;
import java.util.UUID;

/// The body that moves a task: exactly one of `after`, `before` and `to`.
///
/// @param after the task it shall stand right after
/// @param before the task it shall stand right before
/// @param to an end of the board
/// @param status what it becomes at the same time, as when it is dragged into another column; may be
///     left out
record TaskMove(UUID after, UUID before, End to, TaskStatus status) {

    /// An end of the board.
    enum End {
        @JsonProperty("top")
        TOP,
        @JsonProperty("bottom")
        BOTTOM
    }

    @JsonIgnore
    @AssertTrue(message = "name exactly one of after, before and to")
    boolean isOnePlace() {
        return (after == null ? 0 : 1) + (before == null ? 0 : 1) + (to == null ? 0 : 1) == 1;
    }
}
