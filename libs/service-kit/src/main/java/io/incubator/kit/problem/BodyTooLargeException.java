package io.incubator.kit.problem;

import java.io.IOException;

/// A body turned out too large while it was read. An [IOException], because Jackson passes only those on as they are.
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("the body is too large");
    }
}
