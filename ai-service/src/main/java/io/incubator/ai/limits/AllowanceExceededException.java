package io.incubator.ai.limits;

/// Too little is left of an allowance for what the call could use.
public final class AllowanceExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Allowance allowance;
    private final long secondsLeft;

    AllowanceExceededException(Allowance allowance, long secondsLeft) {
        super("allowance exceeded", null, false, false);
        this.allowance = allowance;
        this.secondsLeft = secondsLeft;
    }

    /// The allowance.
    public Allowance allowance() {
        return allowance;
    }

    /// When its next period begins; 0 if waiting does not help.
    public long secondsLeft() {
        return secondsLeft;
    }
}
