package io.incubator.auth.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /// Appendix B of RFC 6238, the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        Instant at = Instant.ofEpochSecond(second);

        assertThat(Totp.code(SECRET, Totp.step(at))).isEqualTo(code);
        assertThat(Totp.matching(SECRET, code, at)).hasValue(Totp.step(at));
    }

    @Test
    void aCodeIsGoodForItsStepAndItsNeighboursOnly() {
        Instant at = Instant.ofEpochSecond(1_111_111_111);
        String code = Totp.code(SECRET, Totp.step(at));

        assertThat(Totp.matching(SECRET, code, at.minusSeconds(30))).isPresent();
        assertThat(Totp.matching(SECRET, code, at.plusSeconds(30))).isPresent();
        assertThat(Totp.matching(SECRET, code, at.minusSeconds(60))).isEmpty();
        assertThat(Totp.matching(SECRET, code, at.plusSeconds(60))).isEmpty();
        assertThat(Totp.matching(SECRET, "", at)).isEmpty();
    }

    @Test
    void secretsAreWrittenInBase32() {
        assertThat(Base32.encode(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.encode("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(Base32.encode("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
    }

    @Test
    void aRecoveryCodeIsTheSameHoweverItIsTyped() {
        RecoveryCode code = RecoveryCode.set().getFirst();

        assertThat(new RecoveryCode(" "
                                + code.text().toUpperCase(java.util.Locale.ROOT).replace('-', ' '))
                        .digest())
                .isEqualTo(code.digest());
        assertThat(code.text()).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
