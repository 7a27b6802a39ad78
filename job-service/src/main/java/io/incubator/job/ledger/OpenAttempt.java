package io.incubator.job.ledger;

import java.util.UUID;

/// An attempt at hand, its job's row locked by the transaction that is about to end it.
///
/// @param epoch the fencing token the claim gave
/// @param number how many attempts this makes
/// @param maxAttempts how many there may be
/// @param cancelRequested whether someone wants the job called off
public record OpenAttempt(UUID jobId, int epoch, int number, int maxAttempts, boolean cancelRequested) {}
