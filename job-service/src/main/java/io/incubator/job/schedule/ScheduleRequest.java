package io.incubator.job.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.job.ledger.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's wish for jobs by the clock.
record ScheduleRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00]*")
        String name,

        @NotNull @Pattern(regexp = Limits.KIND) String kind,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "What each job is handed.")
        @NotNull
        JsonNode input,

        @Schema(description = "Rights the jobs' workers may use on your behalf; only such as you hold. Default: none.")
        @Size(max = 20)
        List<@NotNull @Pattern(regexp = "[a-z][a-z-]*:[a-z][a-z-]*") String> scopes,

        @Schema(defaultValue = "0") @Min(-100) @Max(100) Integer priority,
        @Schema(defaultValue = "5") @Min(1) @Max(100) Integer maxAttempts,

        @Schema(description = "The longest one attempt may take.") @Min(1) @Max(366L * 24 * 3600)
        Long runLimitSeconds,

        @Schema(
                description = "Minute, hour, day of month, month, day of week. Either this or onceAt.",
                examples = "30 7 * * 1-5")
        @Size(min = 1, max = 200)
        @Pattern(regexp = "[^\\x00]*")
        String cron,

        @Schema(description = "Time zone of the cron expression.", examples = "Asia/Shanghai", defaultValue = "UTC")
        @Size(min = 1, max = 60)
        @Pattern(regexp = "[^\\x00]*")
        String zone,

        @Schema(description = "One time in the coming year.")
        Instant onceAt,

        @Schema(
                description =
                        "Times that passed while nobody was there to submit: skip them, make up for all of them with one"
                                + " job, or with a job each.",
                enumeration = {"skip", "once", "all"},
                defaultValue = "once")
        @Pattern(regexp = "skip|once|all")
        String missed,

        @Schema(description = "Whether its time comes at all.", defaultValue = "true")
        Boolean enabled) {}
