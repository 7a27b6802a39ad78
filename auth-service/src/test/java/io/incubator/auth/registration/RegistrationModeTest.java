package io.incubator.auth.registration;

import static io.incubator.auth.AuthConfig.Registration.CLOSED;
import static io.incubator.auth.AuthConfig.Registration.INVITATION;
import static io.incubator.auth.AuthConfig.Registration.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistrationModeTest {
    @Test
    void anInvitationLetsPeopleSignUpUnlessNobodyMay() {
        assertThat(OPEN.admits(false)).isTrue();
        assertThat(OPEN.admits(true)).isTrue();
        assertThat(INVITATION.admits(false)).isFalse();
        assertThat(INVITATION.admits(true)).isTrue();
        assertThat(CLOSED.admits(true)).isFalse();
    }
}
