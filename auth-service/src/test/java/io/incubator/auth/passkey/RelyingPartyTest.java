package io.incubator.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelyingPartyTest {

    @Test
    void originsAreOnTheDomainOrOnHostsBelowIt() {
        RelyingParty party =
                new RelyingParty("suite.example", Set.of("https://suite.example", "https://app.suite.example:8443"));

        assertThat(party.origins()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "https://notsuite.example",
                "https://suite.example.elsewhere.example",
                "https://suite.example/path",
                "https://suite.example:443",
                "suite.example",
                ""
            })
    void whatIsNoOriginOfTheDomainIsNotAccepted(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RelyingParty("suite.example", Set.of(origin)))
                .withMessageContaining(origin);
    }
}
