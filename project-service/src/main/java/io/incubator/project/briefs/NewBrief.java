package io.incubator.project.briefs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The body that adds a brief.
///
/// @param text the idea in plain words, 1 to 100,000 characters
/// @param language what it is written in; found out by the planner when left out
/// @param context stated circumstances
record NewBrief(
        @NotBlank @Size(max = 100_000) String text,
        Language language,
        @Valid BriefContext context) {
    NewBrief {
        context = context == null ? BriefContext.empty() : context;
    }
}
