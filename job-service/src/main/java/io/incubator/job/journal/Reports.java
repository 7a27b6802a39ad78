package io.incubator.job.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.job.ledger.Limits;
import io.incubator.job.ledger.StoredJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a worker's attempts have to tell.
record Reports(
        @NotBlank @Size(max = Limits.WORKER_NAME) String worker,
        @NotNull @Size(max = Limits.BATCH) List<@NotNull @Valid Report> reports) {
    private static final int MOST_LINES = 1_000;
    private static final int MOST_POINTS = 50_000;
    private static final int LONGEST_LINE = 4_000;
    private static final int MOST_FIELD_BYTES = 4_000;

    /// One attempt's.
    record Report(
            @NotNull UUID jobId,
            int epoch,
            @NotNull @Size(max = MOST_LINES) List<@NotNull @Valid Line> lines,
            @NotNull @Size(max = 100) List<@NotNull @Valid Curve> curves) {}

    /// A line of the log; what is too long is cut, and fields that cannot be kept are left out.
    ///
    /// @param number counts the attempt's lines from 0
    /// @param fields an object; null for none
    record Line(
            @Min(0) int number,
            @NotNull Instant at,

            @NotNull @Pattern(regexp = "DEBUG|INFO|WARN|ERROR")
            String level,

            @NotNull String message,
            @Schema(implementation = Object.class) JsonNode fields) {
        Line {
            message = message == null
                    ? null
                    : StoredJson.withoutNul(
                            message.length() > LONGEST_LINE ? message.substring(0, LONGEST_LINE) : message);
            fields = fields != null
                            && fields.isObject()
                            && !fields.isEmpty()
                            && StoredJson.size(fields) <= MOST_FIELD_BYTES
                            && !StoredJson.holdsNul(fields)
                    ? fields
                    : null;
        }
    }

    /// Points of a curve.
    ///
    /// @param first how many points of the curve came before these
    record Curve(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_./-]{0,99}")
            String name,

            @Min(0) long first,
            @NotNull @Size(max = MOST_POINTS) List<@NotNull Long> steps,
            @NotNull @Size(max = MOST_POINTS) List<@NotNull Double> values) {

        @AssertTrue(message = "needs a value for every step")
        boolean isPaired() {
            return steps == null || values == null || steps.size() == values.size();
        }
    }

    /// What became of them.
    record Replies(List<Reply> replies) {}

    /// What became of one attempt's.
    record Reply(UUID jobId, Verdict state) {}

    /// Whether it was kept.
    public enum Verdict {
        /// It is kept, now or since it was sent before.
        ACCEPTED,
        /// The attempt is over.
        STALE;

        /// The name in JSON.
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
