package io.incubator.auth.account;

import java.time.Instant;
import java.util.UUID;

/// A person's account, as the API shows it.
public record AccountView(UUID id, String email, String displayName, Instant createdAt) {}
