package io.incubator.ai.limits;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An allowance as it is set up.
///
/// @param subject the id or name the kind asks for; empty for the organisation
/// @param amount in nano-dollars, tokens or calls
record AllowanceSettings(
        @NotBlank @Size(max = 100) @Schema(examples = "The team's month")
        String name,

        @NotNull SubjectKind subjectKind,
        @Size(max = 200) String subject,
        @NotNull Measure measure,
        @NotNull Period period,

        @NotNull @PositiveOrZero @Schema(description = "Nano-dollars, tokens or calls", examples = "50000000000")
        Long amount) {
    AllowanceSettings {
        subject = subject == null ? "" : subject;
    }
}
