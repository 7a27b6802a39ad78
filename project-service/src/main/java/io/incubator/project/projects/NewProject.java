package io.incubator.project.projects;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body that creates a project.
///
/// @param name 1 to 200 characters, not only spaces
/// @param description up to 10,000 characters; nothing when left out
record NewProject(
        @NotBlank @Size(max = 200) String name,
        @Size(max = 10_000) String description) {
    NewProject {
        description = description == null ? "" : description;
    }
}
