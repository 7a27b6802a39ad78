package io.incubator.auth.team;

import io.incubator.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.UUID;

/// `auth.team.deleted.v1`, which this service owns: a team is no more.
///
/// @param deletedBy who dissolved it
record TeamDeleted(UUID team, UUID deletedBy, Instant deletedAt) {

    /// What is to be sent.
    ///
    /// @param version the team's last
    OutboxEvent event(UUID organisation, long version) {
        return new OutboxEvent("auth", "auth.team.deleted.v1", organisation, team, version + 1, this);
    }
}
