package io.incubator.project.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.project.access.ProjectRole;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-01-15T00:00:00Z");

    @Test
    void onlyAnOpenInvitationCanBeAnswered() {
        for (InvitationState from : InvitationState.values()) {
            for (InvitationState to : InvitationState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(from == InvitationState.OPEN && to != InvitationState.OPEN);
            }
        }
    }

    @Test
    void anInvitationRunsOutByItselfUnlessItIsAnswered() {
        Invitation open = invitation(InvitationState.OPEN);

        assertThat(open.at(ENDS.minusMillis(1)).state()).isEqualTo(InvitationState.OPEN);
        assertThat(open.at(ENDS).state()).isEqualTo(InvitationState.EXPIRED);
        assertThat(invitation(InvitationState.ACCEPTED).at(ENDS).state()).isEqualTo(InvitationState.ACCEPTED);
    }

    private static Invitation invitation(InvitationState state) {
        return new Invitation(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                ProjectRole.VIEWER,
                state,
                UUID.randomUUID(),
                MADE,
                ENDS,
                null);
    }
}
