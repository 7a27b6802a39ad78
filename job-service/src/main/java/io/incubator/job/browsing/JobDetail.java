package io.incubator.job.browsing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.incubator.kit.conditional.Tagged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A job in full.
///
/// @param input JSON text, as submitted
/// @param result JSON text; null before success
@Schema(name = "Job")
public record JobDetail(
        @JsonUnwrapped JobSummary summary,
        @JsonRawValue @Schema(implementation = Object.class) String input,
        @Schema(description = "Rights the worker may use.") List<String> scopes,
        @JsonRawValue @Schema(implementation = Object.class) String result,

        @Schema(description = "Attempts that are over, oldest first.")
        List<AttemptView> attempts)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(summary.version());
    }
}
