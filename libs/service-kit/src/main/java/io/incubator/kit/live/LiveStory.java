package io.incubator.kit.live;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;

/// What somebody is going to be told.
///
/// @param events asked for when the connection is open; until then nothing is read
/// @param lastEvent the type of the event after which no other comes, such as `job.finished`; with a hyphen it is
///     the reason by which the connection closes then
/// @param over whether it has come already, so that there is nothing to tell
public record LiveStory(Multi<OutboundSseEvent> events, String lastEvent, boolean over) {

    /// A story that goes on.
    public static LiveStory of(Multi<OutboundSseEvent> events, String lastEvent) {
        return new LiveStory(events, lastEvent, false);
    }

    /// A story whose end the caller knows.
    public static LiveStory over(String lastEvent) {
        return new LiveStory(Multi.createFrom().empty(), lastEvent, true);
    }
}
