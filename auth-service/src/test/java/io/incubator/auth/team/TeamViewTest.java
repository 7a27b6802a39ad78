package io.incubator.auth.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamViewTest {
    private static final Instant MADE = Instant.parse("2026-11-22T14:00:00Z");
    private static final Instant LATER = MADE.plusSeconds(60);

    private final TeamView team = new TeamView(UUID.randomUUID(), "Checkout", "", 1, MADE, MADE);

    @Test
    void aChangeCountsAndHasAnotherTag() {
        TeamView renamed = team.changed("Payment", "Cards", LATER);

        assertThat(renamed).isEqualTo(new TeamView(team.id(), "Payment", "Cards", 2, MADE, LATER));
        assertThat(renamed.entityTag()).isNotEqualTo(team.entityTag());
    }

    @Test
    void whatIsTheSameIsNoChange() {
        assertThat(team.changed("Checkout", "", LATER)).isSameAs(team);
    }
}
