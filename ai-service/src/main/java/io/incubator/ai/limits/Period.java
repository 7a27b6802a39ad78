package io.incubator.ai.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/// For how long an allowance is; then it begins anew. All in UTC.
public enum Period {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    MONTH(ChronoUnit.MONTHS),
    /// It never begins anew.
    TOTAL(ChronoUnit.FOREVER);

    private final ChronoUnit unit;

    Period(ChronoUnit unit) {
        this.unit = unit;
    }

    /// When the period of this instant began.
    public Instant start(Instant now) {
        ZonedDateTime utc = now.atZone(ZoneOffset.UTC);
        return switch (this) {
            case TOTAL -> Instant.EPOCH;
            case MONTH -> utc.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
            default -> utc.truncatedTo(unit).toInstant();
        };
    }

    /// How many seconds are left of the period of this instant; 0 if it never ends.
    public long secondsLeft(Instant now) {
        if (this == TOTAL) {
            return 0;
        }
        return Math.max(1, now.until(end(now), ChronoUnit.SECONDS) + 1);
    }

    /// When the next period begins; [Instant#MAX] if none does.
    public Instant end(Instant now) {
        return this == TOTAL
                ? Instant.MAX
                : start(now).atZone(ZoneOffset.UTC).plus(1, unit).toInstant();
    }

    /// The name in JSON and in the database.
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The period of that name.
    @JsonCreator
    public static Period of(String label) {
        return Arrays.stream(values())
                .filter(period -> period.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such period"));
    }
}
