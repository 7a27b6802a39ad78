package io.incubator.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealerTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] SECRET = "what must not be read".getBytes(StandardCharsets.UTF_8);

    private final KeySealer sealer = new KeySealer(KEY);

    @Test
    void whatWasSealedOpensAgainUnderItsOwnNameOnly() {
        byte[] sealed = sealer.seal(SECRET, "kid-1");

        assertThat(sealer.open(sealed, "kid-1")).isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("must not be read");
        assertThatThrownBy(() -> sealer.open(sealed, "kid-2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KEY_ENCRYPTION_KEY");
    }

    @Test
    void sealingTwiceNeverGivesTheSame() {
        assertThat(sealer.seal(SECRET, "kid-1")).isNotEqualTo(sealer.seal(SECRET, "kid-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void aMissingOrUnsoundKeyIsRefusedWithAdvice(String key) {
        assertThatThrownBy(() -> new KeySealer(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Set KEY_ENCRYPTION_KEY");
    }
}
