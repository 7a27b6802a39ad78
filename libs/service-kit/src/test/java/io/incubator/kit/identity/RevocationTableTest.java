package io.incubator.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevocationTableTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final UUID TEAM = UUID.randomUUID();

    private final RevocationTable table = new RevocationTable();

    @Test
    void anEndedSessionTakesAllItsTokensWithIt() {
        take(new Revocation(SESSION, null, null, NOW, NOW.plusSeconds(600)));

        assertThat(table.covers(token(SESSION, TEAM, NOW.minusSeconds(5)))).isTrue();
        assertThat(table.covers(token(SESSION, TEAM, NOW.plusSeconds(5)))).isTrue();
        assertThat(table.covers(token(UUID.randomUUID(), TEAM, NOW))).isFalse();
        assertThat(table.covers(token(null, TEAM, NOW))).isFalse();
    }

    @Test
    void aChangedRoleWithdrawsWhatWasMintedBeforeItInThatOrganisation() {
        take(new Revocation(null, PERSON, TEAM, NOW, NOW.plusSeconds(600)));

        assertThat(table.covers(token(SESSION, TEAM, NOW))).isTrue();
        assertThat(table.covers(token(null, TEAM, NOW.minusSeconds(100)))).isTrue();
        assertThat(table.covers(token(SESSION, TEAM, NOW.plusMillis(1)))).isFalse();
        assertThat(table.covers(token(SESSION, UUID.randomUUID(), NOW.minusSeconds(1))))
                .isFalse();
    }

    @Test
    void aDisabledAccountLosesEveryOrganisation() {
        take(new Revocation(null, PERSON, null, NOW, NOW.plusSeconds(600)));

        assertThat(table.covers(token(SESSION, TEAM, NOW.minusSeconds(1)))).isTrue();
        assertThat(table.covers(token(SESSION, UUID.randomUUID(), NOW.minusSeconds(1))))
                .isTrue();
    }

    @Test
    void theLaterOfTwoChangesCountsWhateverTheirOrder() {
        take(new Revocation(null, PERSON, TEAM, NOW.plusSeconds(60), NOW.plusSeconds(660)));
        take(new Revocation(null, PERSON, TEAM, NOW, NOW.plusSeconds(600)));

        assertThat(table.covers(token(SESSION, TEAM, NOW.plusSeconds(30)))).isTrue();
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void whatCanMatterNoMoreIsForgottenByTheReplicasOwnClock() {
        // Given a replica whose clock is an hour ahead of auth-service
        Instant here = NOW.plusSeconds(3600);
        table.take(
                new RevocationBatch(
                        List.of(new Revocation(SESSION, null, null, NOW, NOW.plusSeconds(600))), "", false, NOW),
                here);

        table.forget(here.plusSeconds(599));
        assertThat(table.size()).isEqualTo(1);
        table.forget(here.plusSeconds(600));
        assertThat(table.size()).isZero();
    }

    @Test
    void aRevocationIsAboutASessionOrAPerson() {
        assertThatThrownBy(() -> new Revocation(null, null, null, NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Revocation(SESSION, PERSON, null, NOW, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void take(Revocation revocation) {
        table.take(new RevocationBatch(List.of(revocation), "", false, NOW), NOW);
    }

    private static TokenHolder token(UUID session, UUID organisation, Instant issuedAt) {
        return new TokenHolder(session, PERSON, organisation, issuedAt, issuedAt.plusSeconds(600));
    }
}
