package io.incubator.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

    @Test
    void whatWasWrittenIsReadTheSame() {
        RefreshToken token = RefreshToken.random();

        assertThat(token.text()).startsWith("irt_").hasSize(47);
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.toString()).doesNotContain(token.text().substring(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "irt_", "irt_AAAA", "irt_!!!!", "xxx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anythingElseIsNoToken(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    void onlyTheTokenItselfOpensItsSuccessor() {
        RefreshToken spent = RefreshToken.random();
        RefreshToken next = RefreshToken.random();

        byte[] sealed = spent.seal(next);

        assertThat(spent.open(sealed)).isEqualTo(next);
        assertThatThrownBy(() -> RefreshToken.random().open(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
