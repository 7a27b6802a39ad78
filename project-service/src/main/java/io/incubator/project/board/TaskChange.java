package io.incubator.project.board;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The body that changes a task; what is left out stays as it is.
///
/// @param title 1 to 300 characters, not only spaces
/// @param assignee who shall do it; `null` for nobody
record TaskChange(
        @Size(max = 300) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String title,

        @Size(max = 10_000) String description,
        @Size(max = 2_000) String doneWhen,
        @Size(min = 1, max = 100) String phase,
        Track track,
        TaskStatus status,
        Assignment assignee,
        @Valid Estimate estimate) {

    /// The change of a state alone.
    static TaskChange to(TaskStatus status) {
        return new TaskChange(null, null, null, null, null, status, null, null);
    }
}
