package io.incubator.project.live;

import io.incubator.kit.stream.StreamAccess;
import io.quarkus.websockets.next.UserData;
import java.util.UUID;

/// What a caller was let in for.
///
/// @param after number of the last event the caller knows, 0 for the whole story
/// @param access whether the caller may go on
record Admission(LiveCaller caller, UUID project, long after, StreamAccess access) {
    static final UserData.TypedKey<Admission> KEY = new UserData.TypedKey<>("admission");
}
