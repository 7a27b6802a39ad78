package io.incubator.auth.session;

import java.time.Instant;
import java.util.UUID;

/// A sign-in, as its owner sees it.
///
/// @param organisationId what its access tokens speak for
/// @param client what the client called itself at login; null if it did not say
/// @param current whether the request came with a token of it
/// @param refreshedAt when it was last used
/// @param expiresAt when it ends by itself
record SessionView(
        UUID id,
        UUID organisationId,
        String client,
        boolean current,
        Instant createdAt,
        Instant refreshedAt,
        Instant expiresAt) {}
