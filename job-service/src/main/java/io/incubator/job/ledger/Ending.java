package io.incubator.job.ledger;

import com.fasterxml.jackson.databind.JsonNode;

/// How an attempt came to its end, as far as the one who ends it knows. What follows for the job is [Rules]'
/// business.
public sealed interface Ending {

    /// The worker did it.
    ///
    /// @param result what it hands in; null for nothing
    record Succeeded(JsonNode result) implements Ending {}

    /// The worker could not.
    ///
    /// @param retryable whether another attempt may go better
    record Failed(Fault fault, boolean retryable) implements Ending {}

    /// The worker stopped as asked.
    record Cancelled() implements Ending {}

    /// The lease ran out.
    record Lost() implements Ending {}

    /// The lease never reached a worker; the attempt does not count.
    record HandedBack() implements Ending {}
}
