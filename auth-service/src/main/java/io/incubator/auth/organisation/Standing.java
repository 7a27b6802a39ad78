package io.incubator.auth.organisation;

import java.util.UUID;

/// That an account belongs to an organisation, with a role, at the moment it was asked.
public record Standing(UUID account, UUID organisation, Role role) {}
