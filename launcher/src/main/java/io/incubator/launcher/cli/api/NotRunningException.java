package io.incubator.launcher.cli.api;

/// The command needs a running suite, and there is none.
public final class NotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRunningException(Language language) {
        super(language.text("not-running"));
    }
}
