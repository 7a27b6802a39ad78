package io.incubator.ai.comparisons;

import io.incubator.ai.planner.Brief;
import io.incubator.ai.planner.BriefContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// A brief that is only looked at, not kept.
///
/// @param text the idea in plain words
/// @param language `en` or `zh`; found out when left out
/// @param context stated circumstances, which win over the text
record BriefBody(
        @NotBlank @Size(max = 100_000) String text,
        @Pattern(regexp = "en|zh") String language,
        BriefContext context) {

    Brief brief() {
        return new Brief(text, language, context);
    }
}
