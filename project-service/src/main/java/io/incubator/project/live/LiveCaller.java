package io.incubator.project.live;

import java.util.UUID;

/// Whose connections are counted together.
record LiveCaller(UUID organisation, UUID subject) {}
