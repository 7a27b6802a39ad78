package io.incubator.job.heartbeat;

import io.incubator.job.ledger.ChangedJob;

/// A job whose lease a beat has renewed.
///
/// @param cancelling whether the worker shall stop
/// @param overtime whether the attempt has used up its time
/// @param told whether its progress is an event now, rather than later
record BeatenJob(ChangedJob job, boolean cancelling, boolean overtime, boolean told) {}
