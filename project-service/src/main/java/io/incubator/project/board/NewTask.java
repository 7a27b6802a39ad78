package io.incubator.project.board;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/// The body that adds a task at the end of the board.
///
/// @param title 1 to 300 characters, not only spaces
/// @param description up to 10,000 characters
/// @param doneWhen how one sees that it is finished, up to 2,000 characters
/// @param phase of the roadmap, by its id
record NewTask(
        @NotBlank @Size(max = 300) String title,
        @Size(max = 10_000) String description,
        @Size(max = 2_000) String doneWhen,
        @Size(min = 1, max = 100) String phase,
        Track track,
        UUID assignee,
        @Valid Estimate estimate) {
    NewTask {
        description = description == null ? "" : description;
        doneWhen = doneWhen == null ? "" : doneWhen;
    }
}
