package io.incubator.kit.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/// The other end of a live connection.
interface LivePeer {

    /// Sends a text; done when the network has taken it.
    Uni<Void> send(String text);

    /// Says why, and closes.
    void close(LiveEnd end);

    static LivePeer of(WebSocketConnection connection) {
        return new LivePeer() {
            @Override
            public Uni<Void> send(String text) {
                return connection.sendText(text);
            }

            @Override
            public void close(LiveEnd end) {
                connection
                        .close(new CloseReason(end.code(), end.reason()))
                        .subscribe()
                        .with(
                                _ -> {},
                                gone -> Logger.getLogger(LivePeer.class)
                                        .debugf("live connection is gone: reason=%s", gone.toString()));
            }
        };
    }
}
