package io.incubator.kit.live;

import java.util.UUID;

/// Whose connections are counted together.
record LiveCaller(UUID organisation, UUID subject) {}
