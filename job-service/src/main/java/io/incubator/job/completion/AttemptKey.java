package io.incubator.job.completion;

import java.util.UUID;

/// What identifies an attempt.
record AttemptKey(UUID jobId, int epoch) {}
