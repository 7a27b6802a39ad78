package io.incubator.auth.organisation;

import java.time.Instant;
import java.util.UUID;

/// A group of people who own things together; every account has a personal one of its own.
///
/// @param personalOf the account it came with; null for one that was founded
record Organisation(UUID id, String name, UUID personalOf, Instant createdAt) {

    Organisation named(String other) {
        return new Organisation(id, other, personalOf, createdAt);
    }

    /// As somebody of that role sees it.
    OrganisationView view(Role role) {
        return new OrganisationView(id, name, personalOf != null, role, createdAt);
    }
}
