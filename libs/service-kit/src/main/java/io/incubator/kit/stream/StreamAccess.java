package io.incubator.kit.stream;

import java.util.Optional;

/// Whether an open stream may go on. Asked several times a second for every stream: answer from memory.
@FunctionalInterface
public interface StreamAccess {
    /// Why the stream must end now; empty while it may go on.
    Optional<EndReason> ended();

    /// Both must hold.
    default StreamAccess and(StreamAccess other) {
        return () -> ended().or(other::ended);
    }
}
