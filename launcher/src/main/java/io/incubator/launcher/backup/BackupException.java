package io.incubator.launcher.backup;

/// A backup or restore that was refused before anything was written; the message says what to do.
public final class BackupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
