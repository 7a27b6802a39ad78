package io.incubator.job.ledger;

/// What a worker may send at most.
public final class Limits {
    /// What a kind looks like.
    public static final String KIND = "[a-z][a-z0-9-]{0,62}";
    /// Most leases in one claim.
    public static final int CLAIM = 500;
    /// Most heartbeats or completions in one request.
    public static final int BATCH = 1_000;
    /// Longest name of a worker.
    public static final int WORKER_NAME = 200;
    /// Longest name of a stage.
    public static final int STAGE = 100;
    /// Longest message with a heartbeat.
    public static final int MESSAGE = 500;

    private Limits() {}
}
