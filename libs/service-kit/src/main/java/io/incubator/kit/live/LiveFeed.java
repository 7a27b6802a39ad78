package io.incubator.kit.live;

import io.incubator.kit.stream.EndReason;
import io.incubator.kit.stream.StreamEvent;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Passes events on, one at a time: the next is asked for when the network has taken the one before, so
/// that what a slow reader misses waits in the stream's buffer, which has a limit.
///
/// A message is `{"id":7,"type":"brief.added","data":{…}}`. The last one may be `{"type":"end","data":{"reason":…}}`.
/// Heartbeats are pings and no messages.
final class LiveFeed implements MultiSubscriber<OutboundSseEvent> {
    /// Not a place to resume after.
    private static final String BEYOND = Long.toString(StreamEvent.BEYOND);

    private final LivePeer peer;
    private final LiveStory story;
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile LiveEnd end;

    LiveFeed(LivePeer peer, LiveStory story) {
        this.peer = peer;
        this.story = story;
        this.end = story.over() ? LiveEnd.after(story.lastEvent()) : LiveEnd.GOING_AWAY;
    }

    @Override
    public void onSubscribe(Flow.Subscription events) {
        subscription.set(events);
        events.request(1);
    }

    @Override
    public void onItem(OutboundSseEvent event) {
        if (event.getName() == null) {
            next(); // a comment
            return;
        }
        end = endAfter(event);
        peer.send(message(event)).subscribe().with(_ -> next(), _ -> cancel());
    }

    /// What the buffer does not hold is lost, so the reader must resume.
    @Override
    public void onFailure(Throwable overflow) {
        close(LiveEnd.TOO_SLOW);
    }

    @Override
    public void onCompletion() {
        close(end);
    }

    /// Stops when the reader has left.
    void cancel() {
        closed.set(true);
        Flow.Subscription events = subscription.get();
        if (events != null) {
            events.cancel();
        }
    }

    private void next() {
        subscription.get().request(1);
    }

    private void close(LiveEnd why) {
        if (closed.compareAndSet(false, true)) {
            peer.close(why);
        }
    }

    /// What it means when nothing comes after an event.
    private LiveEnd endAfter(OutboundSseEvent event) {
        if (event.getName().equals(story.lastEvent())) {
            return LiveEnd.after(story.lastEvent());
        }
        if (event.getName().equals("end")) {
            for (EndReason reason : EndReason.values()) {
                if (event.getData().toString().contains('"' + reason.code() + '"')) {
                    return LiveEnd.of(reason);
                }
            }
        }
        return LiveEnd.GOING_AWAY;
    }

    private static String message(OutboundSseEvent event) {
        boolean placed = event.getId() != null && !event.getId().equals(BEYOND);
        return "{" + (placed ? "\"id\":" + event.getId() + "," : "") + "\"type\":\"" + event.getName() + "\",\"data\":"
                + event.getData() + "}";
    }
}
