package io.incubator.job.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @Test
    void pausesDoubleAndStayInTheUpperHalf() {
        Random random = new Random(7);
        for (int attempt = 1; attempt <= 7; attempt++) {
            long longest = 2_000L << (attempt - 1);
            for (int draw = 0; draw < 200; draw++) {
                assertThat(backoff.after(attempt, random).toMillis()).isBetween(longest / 2, longest);
            }
        }
    }

    @Test
    void pausesNeverExceedTheCapHoweverManyAttempts() {
        Random random = new Random(7);
        for (int attempt : new int[] {9, 40, 64, 100, Integer.MAX_VALUE}) {
            assertThat(backoff.after(attempt, random)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        }
    }

    @Test
    void jobsThatFailedTogetherComeBackApart() {
        Random random = new Random(7);
        Set<Duration> pauses =
                IntStream.range(0, 100).mapToObj(_ -> backoff.after(3, random)).collect(Collectors.toSet());
        assertThat(pauses).hasSizeGreaterThan(90);
    }

    @Test
    void aBackoffWithoutAPauseIsRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
