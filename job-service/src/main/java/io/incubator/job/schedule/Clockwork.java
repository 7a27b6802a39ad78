package io.incubator.job.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// When a schedule's time comes.
sealed interface Clockwork {

    /// The first time after this one; empty if there is none.
    Optional<Instant> after(Instant instant);

    /// By cron: five fields, minute to day of week, in a time zone.
    ///
    /// @throws IllegalArgumentException for what is no cron expression or never comes
    static Clockwork cron(String expression, String zone) {
        return new ByCron(expression, zone);
    }

    /// Once.
    static Clockwork once(Instant at) {
        return new Once(at);
    }

    /// A cron expression in a time zone. When clocks are put forward, times that do not exist are passed
    /// over to the next; when they are put back, a time that comes twice counts once.
    final class ByCron implements Clockwork {
        private static final CronParser PARSER =
                new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

        private final ExecutionTime times;
        private final ZoneId zone;

        private ByCron(String expression, String zone) {
            Cron cron = PARSER.parse(expression).validate();
            this.times = ExecutionTime.forCron(cron);
            this.zone = zone(zone);
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("no such time zone", e);
            }
        }

        @Override
        public Optional<Instant> after(Instant instant) {
            return times.nextExecution(instant.atZone(zone)).map(java.time.ZonedDateTime::toInstant);
        }
    }

    /// One time.
    record Once(Instant at) implements Clockwork {
        @Override
        public Optional<Instant> after(Instant instant) {
            return at.isAfter(instant) ? Optional.of(at) : Optional.empty();
        }
    }

    /// How late a time may be served and still not be missed.
    Duration PUNCTUAL = Duration.ofMinutes(1);

    /// What to do now about a time that has come.
    ///
    /// @param due the time
    /// @return how many jobs to submit, and the next time
    default Turn turn(Instant due, Instant now, Missed policy) {
        Optional<Instant> following = after(due);
        boolean late = due.plus(PUNCTUAL).isBefore(now);
        if (!late) {
            return new Turn(true, following.orElse(null));
        }
        return switch (policy) {
            case ALL -> new Turn(true, following.orElse(null));
            case ONCE -> new Turn(true, after(now).orElse(null));
            case SKIP -> new Turn(false, after(now).orElse(null));
        };
    }

    /// What to do about a time that has come.
    ///
    /// @param submit whether a job is to be submitted
    /// @param next the next time; null if there is none
    record Turn(boolean submit, Instant next) {}
}
