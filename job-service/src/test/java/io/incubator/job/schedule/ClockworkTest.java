package io.incubator.job.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockworkTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void cronFollowsItsTimeZone() {
        Clockwork mornings = Clockwork.cron("30 7 * * *", "Asia/Shanghai");

        assertThat(mornings.after(NOON)).contains(Instant.parse("2026-11-21T23:30:00Z"));
    }

    @Test
    void aTimeTheClockLeavesOutIsPassedOverAndOneItRepeatsCountsOnce() {
        Clockwork nights = Clockwork.cron("30 2 * * *", "Europe/Berlin");

        // spring: there is no half past two on 29 March 2026
        Instant spring = nights.after(Instant.parse("2026-03-28T12:00:00Z")).orElseThrow();
        assertThat(spring).isBetween(Instant.parse("2026-03-29T00:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        // autumn: half past two comes twice on 25 October 2026
        Instant first = nights.after(Instant.parse("2026-10-24T12:00:00Z")).orElseThrow();
        assertThat(first).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(nights.after(first)).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "* * * *", "61 * * * *", "* * * * * *", "@hourlyish"})
    void whatIsNoCronExpressionIsRefused(String expression) {
        assertThatThrownBy(() -> Clockwork.cron(expression, "UTC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeZoneMustExist() {
        assertThatThrownBy(() -> Clockwork.cron("* * * * *", "Mars/Olympus"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void missedTimesFollowTheirPolicy() {
        Clockwork hourly = Clockwork.cron("0 * * * *", "UTC");
        Instant due = Instant.parse("2026-11-21T08:00:00Z");
        Instant next = Instant.parse("2026-11-21T13:00:00Z");
        Instant now = NOON.plusSeconds(600);

        assertThat(hourly.turn(due, now, Missed.SKIP)).isEqualTo(new Clockwork.Turn(false, next));
        assertThat(hourly.turn(due, now, Missed.ONCE)).isEqualTo(new Clockwork.Turn(true, next));
        assertThat(hourly.turn(due, now, Missed.ALL))
                .isEqualTo(new Clockwork.Turn(true, Instant.parse("2026-11-21T09:00:00Z")));
        assertThat(hourly.turn(NOON, NOON.plusSeconds(3), Missed.SKIP)).isEqualTo(new Clockwork.Turn(true, next));
    }

    @Test
    void onceIsOnce() {
        Clockwork once = Clockwork.once(NOON);

        assertThat(once.after(NOON.minusSeconds(1))).contains(NOON);
        assertThat(once.turn(NOON, NOON.plusSeconds(2), Missed.ONCE)).isEqualTo(new Clockwork.Turn(true, null));
    }
}
