package io.incubator.project.briefs;

import java.util.UUID;

/// Data of the stream's `brief.added`.
record BriefAdded(UUID briefId) {}
