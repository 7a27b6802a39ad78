package io.incubator.project.projects;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The body that changes a project; what is left out (or null) stays as it is.
///
/// @param name 1 to 200 characters, not only spaces
/// @param description up to 10,000 characters
record ProjectChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,

        @Size(max = 10_000) String description) {}
