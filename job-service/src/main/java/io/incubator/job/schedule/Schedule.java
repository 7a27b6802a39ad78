package io.incubator.job.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Jobs by the clock.
///
/// @param input JSON text
@Schema(name = "Schedule")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
        UUID id,
        String name,

        @Schema(description = "On whose behalf the jobs run: who made it.")
        UUID subject,

        String kind,
        @JsonRawValue @Schema(implementation = Object.class) String input,
        List<String> scopes,
        int priority,
        int maxAttempts,
        Long runLimitSeconds,
        String cron,
        String zone,
        Instant onceAt,
        @Schema(enumeration = {"skip", "once", "all"}) String missed,
        boolean enabled,

        @Schema(description = "When the next job is submitted; absent if never.")
        Instant nextAt,

        @Schema(description = "When the last one was.") Instant lastAt,
        @Schema(description = "The last one.") UUID lastJobId,
        long version,
        Instant createdAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return Long.toString(version);
    }

    Clockwork clockwork() {
        return cron == null ? Clockwork.once(onceAt) : Clockwork.cron(cron, zone);
    }
}
