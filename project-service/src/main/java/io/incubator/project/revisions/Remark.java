package io.incubator.project.revisions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What somebody says about a plan; at least one of the two.
///
/// @param text in plain words, Chinese or English; it is read, never obeyed as an instruction
/// @param satisfaction 0 not at all … 100 entirely; from 90 on the plan is accepted
record Remark(
        @Size(max = 2_000)
        @Pattern(regexp = "(?sU).*\\S.*", message = "says nothing")
        @Schema(examples = "Fine, but use MySQL. It may cost less.")
        String text,

        @Min(0) @Max(100) Integer satisfaction) {}
