package io.incubator.kit.live;

import io.quarkus.websockets.next.UserData;

/// What a caller was let in for.
record Admission(LiveCaller caller, LiveStory story) {
    static final UserData.TypedKey<Admission> KEY = new UserData.TypedKey<>("admission");
}
