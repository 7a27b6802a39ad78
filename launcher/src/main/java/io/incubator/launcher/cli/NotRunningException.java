package io.incubator.launcher.cli;

/// The command needs a running suite, and there is none.
final class NotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRunningException() {
        super("The suite does not run. Start it with ./incubator up");
    }
}
