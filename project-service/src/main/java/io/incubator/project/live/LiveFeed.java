package io.incubator.project.live;

import io.incubator.kit.stream.EndReason;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Passes a project's events on, one at a time: the next is asked for when the network has taken the one before, so
/// that what a slow reader misses waits in the stream's buffer, which has a limit.
///
/// A message is `{"id":7,"type":"brief.added","data":{…}}`. The last one may be `{"type":"end","data":{"reason":…}}`.
/// Heartbeats are pings and no messages.
final class LiveFeed implements MultiSubscriber<OutboundSseEvent> {
    private final LivePeer peer;
    private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile LiveEnd end = LiveEnd.GOING_AWAY;

    LiveFeed(LivePeer peer) {
        this.peer = peer;
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
        noteEnd(event);
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

    private void noteEnd(OutboundSseEvent event) {
        if (event.getName().equals("project.deleted")) {
            end = LiveEnd.PROJECT_DELETED;
        } else if (event.getName().equals("end")) {
            for (EndReason reason : EndReason.values()) {
                if (event.getData().toString().contains('"' + reason.code() + '"')) {
                    end = LiveEnd.of(reason);
                }
            }
        }
    }

    /// The deletion has no place in the sequence that a reader could resume after.
    private static String message(OutboundSseEvent event) {
        boolean placed = event.getId() != null && !event.getName().equals("project.deleted");
        return "{" + (placed ? "\"id\":" + event.getId() + "," : "") + "\"type\":\"" + event.getName() + "\",\"data\":"
                + event.getData() + "}";
    }
}
