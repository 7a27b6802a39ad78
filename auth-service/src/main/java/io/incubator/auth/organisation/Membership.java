package io.incubator.auth.organisation;

import java.time.Instant;

/// One of the organisations of an account.
///
/// @param since when the account came to it
record Membership(Organisation organisation, Role role, Instant since) {

    OrganisationView view() {
        return organisation.view(role);
    }
}
