package io.incubator.auth.organisation;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// That an account belongs to an organisation, with a role, at the moment it was asked.
///
/// @param teams of the organisation, to which it belongs
/// @param asOf that moment: a change of role withdraws every token that rests on an earlier one
public record Standing(UUID account, UUID organisation, Role role, Set<UUID> teams, Instant asOf) {
    /// Copies the teams.
    public Standing {
        teams = Set.copyOf(teams);
    }
}
