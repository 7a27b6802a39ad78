package io.incubator.ai.planner.counsel;

/// There is no answer, and asking again would not help.
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason short stable name, such as `limit`
    public NoAnswerException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /// Short stable name of the reason.
    public String reason() {
        return reason;
    }
}
