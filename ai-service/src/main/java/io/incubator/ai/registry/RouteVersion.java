package io.incubator.ai.registry;

import java.time.Instant;
import java.util.UUID;

/// A version of a route; it never changes.
record RouteVersion(int number, RoutePlan plan, UUID createdBy, Instant createdAt) {}
