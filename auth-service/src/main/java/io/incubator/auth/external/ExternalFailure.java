package io.incubator.auth.external;

/// A sign-in elsewhere that came to nothing. What was wrong is for the operator's log, not for the browser.
public final class ExternalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean away;

    private ExternalFailure(boolean away, String reason, Throwable cause) {
        super(reason, cause, false, false);
        this.away = away;
    }

    /// The provider did not answer, or nothing that can be understood.
    static ExternalFailure away(String reason, Throwable cause) {
        return new ExternalFailure(true, reason, cause);
    }

    /// What the provider or the browser said does not hold.
    static ExternalFailure refused(String reason) {
        return new ExternalFailure(false, reason, null);
    }

    /// Whether trying again later may help.
    public boolean isAway() {
        return away;
    }
}
