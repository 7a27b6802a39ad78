package io.incubator.auth.invitation;

import io.incubator.auth.organisation.Role;
import java.time.Instant;
import java.util.UUID;

/// Somebody who may join.
///
/// @param expiresAt when the code in the mail works no more
record MemberInvitation(UUID id, String email, Role role, Instant createdAt, Instant expiresAt) {}
