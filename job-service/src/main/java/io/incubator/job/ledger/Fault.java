package io.incubator.job.ledger;

import java.util.Objects;

/// Why a job or an attempt failed.
///
/// @param code stable and kebab-case, for programs: the worker's own, or one of the ledger's
/// ([#WORKER_LOST], …)
/// @param message for people
public record Fault(String code, String message) {
    /// The last attempt's worker stopped answering.
    public static final String WORKER_LOST = "worker-lost";
    /// auth-service gives no token for the job's subject and scopes.
    public static final String DELEGATION_REFUSED = "delegation-refused";
    /// Another unfinished job holds the same unique key.
    public static final String UNIQUE_KEY_TAKEN = "unique-key-taken";
    /// Its deadline passed before it was done.
    public static final String DEADLINE_PASSED = "deadline-passed";
    /// An attempt took longer than the job's run limit.
    public static final String RUN_LIMIT_EXCEEDED = "run-limit-exceeded";
    /// A job it waited for did not succeed.
    public static final String CHILD_FAILED = "child-failed";
    /// The worker handed in a result the ledger does not take.
    public static final String RESULT_REFUSED = "result-refused";

    private static final int MAX_CODE = 100;
    private static final int MAX_MESSAGE = 2_000;

    public Fault {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        code = storable(code, MAX_CODE);
        message = storable(message, MAX_MESSAGE);
    }

    private static String storable(String text, int length) {
        return StoredJson.withoutNul(text.length() > length ? text.substring(0, length) : text);
    }
}
