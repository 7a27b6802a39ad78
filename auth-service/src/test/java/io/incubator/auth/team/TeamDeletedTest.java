package io.incubator.auth.team;

import io.incubator.kittest.EventContract;
import org.junit.jupiter.api.Test;

class TeamDeletedTest {
    @Test
    void theEventIsTheOneOfTheContract() {
        EventContract.assertExact("auth", "team.deleted.v1", TeamDeleted.class);
    }
}
