package io.incubator.launcher.suite;

/// A suite runs on this state directory already.
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AlreadyRunningException(String message) {
        super(message);
    }
}
