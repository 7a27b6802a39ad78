package io.incubator.ai.limits;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An allowance, and how much of it is gone in the present period.
///
/// @param used spent by calls that have ended
/// @param reserved set aside: for calls under way, for ended ones not yet written, and by replicas for calls to come
public record Allowance(
        UUID id,
        String name,
        SubjectKind subjectKind,
        String subject,
        Measure measure,
        Period period,
        long amount,
        @Schema(description = "Spent in the present period") long used,

        @Schema(
                description =
                        "Set aside for calls under way and, in advance, for calls to come: an eighth of the rest at"
                                + " most each time. What stays unused is given back within a second or two.")
        long reserved,

        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    @Override
    public String entityTag() {
        return version + "-" + used + "-" + reserved;
    }
}
