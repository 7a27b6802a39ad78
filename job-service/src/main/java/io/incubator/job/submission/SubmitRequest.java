package io.incubator.job.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's wish for a job.
record SubmitRequest(
        @Schema(description = "What kind of work, and with it which workers.", examples = "plan")
        @NotNull
        @Pattern(regexp = Submission.NAME)
        String kind,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "What the worker is handed; references rather than content, at most 64 KiB.")
        @NotNull
        JsonNode input,

        @Schema(description = "Whom the work is for; yourself, which is also the default.")
        UUID subject,

        @Schema(description = "Rights the worker may use on your behalf; only such as you hold. Default: none.")
        @Size(max = Submission.MAX_SCOPES)
        List<@NotNull @Pattern(regexp = Submission.SCOPE) String> scopes,

        @Schema(description = "Higher goes first within your organisation.", defaultValue = "0")
        @Min(-Submission.MAX_PRIORITY)
        @Max(Submission.MAX_PRIORITY)
        Integer priority,

        @Schema(description = "How often it may be tried in all.", defaultValue = "5")
        @Min(1)
        @Max(Submission.MAX_MAX_ATTEMPTS)
        Integer maxAttempts,

        @Schema(description = "At most one unfinished job of the kind in your organisation holds this key.")
        @Size(min = 1, max = Submission.MAX_UNIQUE_KEY)
        @Pattern(regexp = "[^\\x00]*")
        String uniqueKey,

        @Schema(description = "Not before this time, at most a year from now. Default, and for the past: at once.")
        Instant runAt,

        @Schema(description = "Instead of runAt: not before that many seconds from now.")
        @Min(0)
        @Max(SubmitRequest.YEAR)
        Long delaySeconds,

        @Schema(description = "What is not done by then fails, whether it waits or runs.")
        Instant deadline,

        @Schema(description = "The longest one attempt may take; then it is stopped, and perhaps tried again.")
        @Min(1)
        @Max(SubmitRequest.YEAR)
        Long runLimitSeconds) {
    private static final long YEAR = 366L * 24 * 3600;
}
