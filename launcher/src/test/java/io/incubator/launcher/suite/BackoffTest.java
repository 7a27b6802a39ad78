package io.incubator.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void theWaitGrowsToALimitAndEndsInGivingUp() {
        assertThat(backoff.afterCrash(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.afterCrash(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        for (int crash = 3; crash <= Backoff.MOST_CRASHES; crash++) {
            assertThat(backoff.afterCrash(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
        assertThat(backoff.isExhausted()).isFalse();
        assertThat(backoff.afterCrash(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.isExhausted()).isTrue();
    }

    @Test
    void whoServedAndWasKilledComesBackAtOnceHoweverOften() {
        backoff.afterCrash(Duration.ZERO);
        backoff.afterCrash(Duration.ofSeconds(9));
        assertThat(backoff.crashes()).isEqualTo(2);
        for (int kill = 0; kill <= Backoff.MOST_CRASHES; kill++) {
            assertThat(backoff.afterCrash(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(500));
            assertThat(backoff.crashes()).isEqualTo(1);
        }
        assertThat(backoff.isExhausted()).isFalse();
    }
}
