package io.incubator.project.members;

import java.util.UUID;

/// What is read of `auth.team.deleted.v1`, owned by auth-service.
record TeamDeleted(UUID team, UUID deletedBy) {}
