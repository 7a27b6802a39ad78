package io.incubator.job.claiming;

import io.incubator.job.ledger.OpenAttempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A job as the claim found it.
///
/// @param input JSON text
/// @param runUntil when the attempt must be over; null for never
/// @param scopes rights the worker's token shall have
/// @param traceparent of the work that asked for it; null outside a trace
record ClaimedJob(
        OpenAttempt attempt,
        String kind,
        String input,
        UUID organisation,
        UUID subject,
        Instant runUntil,
        List<String> scopes,
        String traceparent) {}
