package io.incubator.auth.organisation;

import java.time.Instant;
import java.util.UUID;

/// Somebody who belongs to an organisation.
///
/// @param id of their account
/// @param since when they were added
public record MemberView(UUID id, String email, String displayName, Role role, Instant since) {}
