package io.incubator.kit.live;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/// The live connections of a service, whose subclass names their path. Callers listen; what they send is not
/// looked at.
public abstract class LiveSocket {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    /// What returns this is called by the connection's event loop: nothing here waits.
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private static final UserData.TypedKey<LiveFeed> FEED = new UserData.TypedKey<>("feed");

    private final LiveConnections connections;

    protected LiveSocket(LiveConnections connections) {
        this.connections = connections;
    }

    /// Begins to tell whom the gate has let in.
    @OnOpen
    public Uni<Void> open(WebSocketConnection connection) {
        Admission admission = connection.userData().get(Admission.KEY);
        LivePeer peer = LivePeer.of(connection);
        if (!connections.enter(admission.caller())) {
            peer.close(LiveEnd.TOO_MANY);
            return DONE;
        }
        LiveFeed feed = new LiveFeed(peer, admission.story());
        connection.userData().put(FEED, feed);
        admission.story().events().subscribe().withSubscriber(feed);
        return DONE;
    }

    /// Hears nothing.
    @OnTextMessage
    public Uni<Void> hear(String message) {
        return DONE;
    }

    /// Readers leave without a word; closing follows.
    @OnError
    public Uni<Void> fail(Throwable gone) {
        LOG.debugf("live connection fails: reason=%s", gone.toString());
        return DONE;
    }

    /// Stops telling who has left.
    @OnClose
    public Uni<Void> close(WebSocketConnection connection) {
        LiveFeed feed = connection.userData().get(FEED);
        if (feed != null) {
            connections.leave(connection.userData().get(Admission.KEY).caller());
            feed.cancel();
        }
        return DONE;
    }
}
