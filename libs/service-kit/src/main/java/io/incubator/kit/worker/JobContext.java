package io.incubator.kit.worker;

import java.util.UUID;

/// What a handler knows of its job, and how it speaks to the ledger meanwhile.
public interface JobContext {
    /// The job; the idempotency key of every outward effect.
    UUID jobId();

    /// Which try this is, from 1.
    int attempt();

    /// The tenant.
    UUID organisation();

    /// The person on whose behalf it runs.
    UUID subject();

    /// The on-behalf-of token for calls to other services: narrow, and good for this lease only.
    String token();

    /// The input, read into the handler's record.
    ///
    /// @throws JobFailure `invalid-input`, not retryable
    <T> T input(Class<T> type);

    /// Reports how far the job is; sent with the next heartbeat, which comes at once.
    ///
    /// @param percent 0 to 100
    /// @param stage what is being done, a short stable name
    void progress(int percent, String stage);

    /// Ends the work at a safe point if the job was cancelled or the lease lost.
    ///
    /// @throws JobCancelledException then
    void checkCancelled();
}
