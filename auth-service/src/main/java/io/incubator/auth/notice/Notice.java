package io.incubator.auth.notice;

import java.time.Instant;
import java.util.UUID;

/// Something that happened to the caller's account.
record Notice(UUID id, String kind, Instant createdAt) {}
