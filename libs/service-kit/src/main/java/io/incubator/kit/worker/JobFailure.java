package io.incubator.kit.worker;

/// How a job failed, in words its owner can act on.
public final class JobFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;

    /// @param code stable, kebab-case
    /// @param message what happened; shown to the job's owner, so without internals
    /// @param retryable whether another try could succeed
    public JobFailure(String code, String message, boolean retryable) {
        super(message);
        this.code = code;
        this.retryable = retryable;
    }

    /// The same, with the fault behind it for the log.
    public JobFailure(String code, String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.retryable = retryable;
    }

    /// The stable code.
    public String code() {
        return code;
    }

    /// Whether another try could succeed.
    public boolean retryable() {
        return retryable;
    }
}
