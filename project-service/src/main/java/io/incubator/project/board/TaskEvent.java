package io.incubator.project.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// Data of the stream's events about the board.
sealed interface TaskEvent {

    /// `task.created`, `task.changed`, `task.deleted`
    ///
    /// @param version of the task after that
    record Changed(UUID taskId, String title, TaskStatus status, long version) implements TaskEvent {
        static Changed of(Task task) {
            return new Changed(task.id(), task.title(), task.status(), task.version());
        }
    }

    /// `task.moved`
    ///
    /// @param after the task it stands after now; absent at the top
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Moved(UUID taskId, String title, UUID after) implements TaskEvent {}

    /// `board.imported`: the tasks of an accepted plan came.
    ///
    /// @param retired how many tasks the plan has no longer
    record Imported(UUID revisionId, int added, int changed, int retired) implements TaskEvent {}
}
