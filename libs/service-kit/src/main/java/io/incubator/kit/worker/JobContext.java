package io.incubator.kit.worker;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

    /// Writes a line into the attempt's log, which outlives the worker.
    ///
    /// @param level how much it matters
    /// @param message for people, without secrets
    /// @param fields for programs; what Jackson can write
    void log(Level level, String message, Map<String, ?> fields);

    /// Adds a point to one of the attempt's curves, such as the loss by training step. What is no finite
    /// number is left out.
    ///
    /// @param curve a short stable name
    /// @param step where on the curve, usually rising
    void metric(String curve, long step, double value);

    /// When the attempt must be over; it is interrupted then.
    Optional<Instant> deadline();

    /// Ends the work at a safe point if the job was cancelled, its time is up or the lease lost.
    ///
    /// @throws JobCancelledException then
    void checkCancelled();

    /// Whether an interruption was about this replica only, because it stops or has lost the lease. What the handler
    /// began elsewhere under the job's id may go on then, for the next attempt to find.
    default boolean goesOnElsewhere() {
        return false;
    }

    /// How much a line of the log matters.
    enum Level {
        /// For whoever wrote the handler.
        DEBUG,
        /// What happens.
        INFO,
        /// What may go wrong.
        WARN,
        /// What went wrong.
        ERROR
    }
}
