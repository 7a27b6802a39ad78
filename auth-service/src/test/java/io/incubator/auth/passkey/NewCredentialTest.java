package io.incubator.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NewCredentialTest {
    @Test
    void hintsThatAreNoWordsAreLeftOut() {
        Set<String> hints = Set.of("usb", "smart-card", "\u0000", "Hybrid!");
        assertThat(new NewCredential.Attested("data", "attestation", hints).transports())
                .containsExactlyInAnyOrder("usb", "smart-card");
    }

    @Test
    void noHintsAreAnEmptySet() {
        assertThat(new NewCredential.Attested("data", "attestation", null).transports())
                .isEmpty();
    }
}
