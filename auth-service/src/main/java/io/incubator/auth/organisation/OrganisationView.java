package io.incubator.auth.organisation;

import io.incubator.kit.conditional.Tagged;
import java.time.Instant;
import java.util.UUID;

/// An organisation, as one of its people sees it.
///
/// @param personal whether it came with an account and is nobody else's
/// @param role what the viewer may do in it
public record OrganisationView(UUID id, String name, boolean personal, Role role, Instant createdAt) implements Tagged {

    @Override
    public String entityTag() {
        return Integer.toHexString(name.hashCode()) + "-" + role.label();
    }
}
