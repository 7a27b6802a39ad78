package io.incubator.project.members;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.kittest.EventContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeamDeletedTest {
    @Test
    void whatWeReadOfADissolvedTeamIsWhatAuthServicePublishes() {
        TeamDeleted deleted = EventContract.assertReadable("auth", "team.deleted.v1", TeamDeleted.class);

        assertThat(deleted)
                .isEqualTo(new TeamDeleted(
                        UUID.fromString("019aa3c0-3333-7f4d-8c77-2e1f5a6b7c30"),
                        UUID.fromString("019aa3c0-2222-7e3c-9b66-1d0e4f5a6b20")));
    }
}
