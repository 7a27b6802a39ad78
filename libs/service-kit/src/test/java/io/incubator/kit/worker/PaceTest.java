package io.incubator.kit.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration HORIZON = Duration.ofMillis(100);

    @Test
    void nothingIsClaimedAheadBeforeAJobIsDone() {
        assertThat(new Pace(100, 500, HORIZON).ahead()).isZero();
    }

    @Test
    void asMuchIsClaimedAheadAsTheHandsBeginWithinTheHorizon() {
        Pace pace = new Pace(2, 500, HORIZON);

        pace.took(Duration.ofMillis(10));

        assertThat(pace.ahead()).isEqualTo(20);
    }

    @Test
    void neverMoreThanTheMost() {
        Pace pace = new Pace(100, 500, HORIZON);

        pace.took(Duration.ofMillis(1));

        assertThat(pace.ahead()).isEqualTo(500);
    }

    @Test
    void aKindWhoseJobsTakeLongClaimsNothingAhead() {
        Pace pace = new Pace(4, 500, HORIZON);
        pace.took(Duration.ofMillis(10));

        pace.took(Duration.ofMinutes(1));

        assertThat(pace.ahead()).isZero();
    }

    @Test
    void whatWasLearntLongAgoClaimsNothingAhead() {
        Pace pace = new Pace(4, 500, Duration.ofMillis(20));
        pace.took(Duration.ofMillis(1));

        await().until(() -> pace.ahead() == 0);
    }

    @Test
    void noHorizonClaimsNothingAhead() {
        Pace pace = new Pace(4, 500, Duration.ZERO);

        pace.took(Duration.ofMillis(1));

        assertThat(pace.ahead()).isZero();
    }
}
