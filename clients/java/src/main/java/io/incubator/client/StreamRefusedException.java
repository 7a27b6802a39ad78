package io.incubator.client;

/// The server would not open a stream.
public final class StreamRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String problem;

    StreamRefusedException(int status, String problem) {
        super("The stream was refused with status " + status + ": " + problem);
        this.status = status;
        this.problem = problem;
    }

    /// HTTP status of the refusal.
    public int status() {
        return status;
    }

    /// The problem detail, as JSON.
    public String problem() {
        return problem;
    }
}
