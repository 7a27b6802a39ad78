package io.incubator.kit.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiKeyFormatTest {

    @Test
    void aKeyIsRecognisedByPrefixLengthAndChecksum() {
        String key = ApiKeyFormat.random();

        assertThat(key).matches("inc_[0-9A-Za-z]{49}");
        assertThat(ApiKeyFormat.isWellFormed(key)).isTrue();
        assertThat(ApiKeyFormat.random()).isNotEqualTo(key);
    }

    @Test
    void oneWrongCharacterIsNoticedWithoutAskingAnyone() {
        String key = ApiKeyFormat.random();

        for (int i = 4; i < key.length(); i++) {
            String damaged = key.substring(0, i) + (key.charAt(i) == 'x' ? 'y' : 'x') + key.substring(i + 1);
            assertThat(ApiKeyFormat.isWellFormed(damaged)).as(damaged).isFalse();
        }
        assertThat(ApiKeyFormat.isWellFormed("inc_")).isFalse();
        assertThat(ApiKeyFormat.isWellFormed(key + "0")).isFalse();
    }

    @Test
    void theDigestIsOfTheWholeKey() {
        assertThat(ApiKeyFormat.digest("inc_abc"))
                .hasSize(64)
                .isNotEqualTo(ApiKeyFormat.digest("inc_abd"))
                .isEqualTo(ApiKeyFormat.digest("inc_abc"));
    }
}
