package io.incubator.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
    private static final HashCost CHEAP = new HashCost(64, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP, Duration.ofSeconds(30));

    @AfterEach
    void stop() {
        hasher.stop();
    }

    @Test
    void aPasswordOpensItsOwnHashOnly() {
        String phc = hasher.hash("correct horse battery");

        assertThat(phc).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(hasher.verify("correct horse battery", Optional.of(phc))).isEqualTo(Verdict.RIGHT);
        assertThat(hasher.verify("correct horse batterY", Optional.of(phc))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theSamePasswordNeverHashesAlike() {
        assertThat(hasher.hash("correct horse battery")).isNotEqualTo(hasher.hash("correct horse battery"));
    }

    @Test
    void withoutAnAccountEveryPasswordIsWrong() {
        assertThat(hasher.verify("correct horse battery", Optional.empty())).isEqualTo(Verdict.WRONG);
    }

    @Test
    void aHashOfAnotherCostIsRightButOutdated() {
        // Given a hash of the reference implementation (its own test vector)
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

        assertThat(hasher.verify("password", Optional.of(reference))).isEqualTo(Verdict.RIGHT_BUT_OUTDATED);
        assertThat(hasher.verify("passwore", Optional.of(reference))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void theSameWordsTypedOnAnotherKeyboardAreTheSamePassword() {
        // Given é as one character, and as e with an accent
        String phc = hasher.hash("caf\u00e9 au lait, sans sucre");

        assertThat(hasher.verify("cafe\u0301 au lait, sans sucre", Optional.of(phc)))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void aHashThatHasItsCoreMayTakeItsTime() {
        PasswordHasher impatient = new PasswordHasher(new HashCost(65_536, 3, 1), Duration.ofMillis(1));
        try {
            assertThat(impatient.hash("correct horse battery")).startsWith("$argon2id$v=19$m=65536,t=3,p=1$");
        } finally {
            impatient.stop();
        }
    }

    @Test
    void hashesAtOnceDoNotDisturbEachOther() {
        List<String> phcs = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> hasher.hash("password number " + i))
                .toList();

        assertThat(IntStream.range(0, 32)
                        .parallel()
                        .mapToObj(i -> hasher.verify("password number " + i, Optional.of(phcs.get(i)))))
                .containsOnly(Verdict.RIGHT);
    }
}
