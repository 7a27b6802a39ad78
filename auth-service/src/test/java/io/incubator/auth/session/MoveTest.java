package io.incubator.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.auth.token.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Assurance ASSURANCE = new Assurance(Assurance.Level.PWD, NOW);

    @Test
    void theNewestTokenRotates() {
        assertThat(Move.of(family(3, 3), Optional.empty(), NOW, GRACE)).isEqualTo(Move.ROTATE);
    }

    @Test
    void aSpentTokenWithinItsGraceIsAnsweredOnceMore() {
        assertThat(Move.of(family(3, 2), Optional.of(NOW.minusMillis(9_999)), NOW, GRACE))
                .isEqualTo(Move.REPEAT);
        // a replica whose clock is behind
        assertThat(Move.of(family(3, 2), Optional.of(NOW.plusMillis(50)), NOW, GRACE))
                .isEqualTo(Move.REPEAT);
        // and although its successor was spent as well meanwhile
        assertThat(Move.of(family(5, 2), Optional.of(NOW.minusSeconds(5)), NOW, GRACE))
                .isEqualTo(Move.REPEAT);
    }

    @Test
    void aSpentTokenAfterItsGraceEndsTheFamily() {
        assertThat(Move.of(family(3, 2), Optional.of(NOW.minusSeconds(10)), NOW, GRACE))
                .isEqualTo(Move.END_FAMILY);
        assertThat(Move.of(family(3, 0), Optional.of(NOW.minusSeconds(999)), NOW, GRACE))
                .isEqualTo(Move.END_FAMILY);
    }

    @Test
    void nothingOfAFamilyThatIsOverOpensAnything() {
        Family expired = new Family(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 3, 3, NOW, ASSURANCE, Optional.empty(), false);
        Family ended = new Family(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                3,
                3,
                NOW.plusSeconds(1),
                ASSURANCE,
                Optional.empty(),
                true);

        assertThat(Move.of(expired, Optional.empty(), NOW, GRACE)).isEqualTo(Move.REFUSE);
        assertThat(Move.of(ended, Optional.empty(), NOW, GRACE)).isEqualTo(Move.REFUSE);
        assertThat(Move.of(ended, Optional.of(NOW.minusSeconds(999)), NOW, GRACE))
                .isEqualTo(Move.REFUSE);
    }

    @Test
    void impossibleFamiliesAreRefused() {
        assertThatThrownBy(() -> family(2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Move.of(family(3, 2), Optional.empty(), NOW, GRACE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Family family(int newest, int presented) {
        return new Family(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                newest,
                presented,
                NOW.plus(Duration.ofDays(30)),
                ASSURANCE,
                Optional.empty(),
                false);
    }
}
