package io.incubator.auth.invitation;

import io.incubator.auth.organisation.Role;
import java.util.UUID;

/// Where somebody who accepted stands now.
///
/// @param organisationId to work there, trade the refresh token for it
record Joined(UUID organisationId, Role role) {}
