package io.incubator.project.live;

import io.incubator.project.events.ProjectStream;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import org.jboss.logging.Logger;

/// The live connections of projects. Callers listen; what they send is not looked at.
@WebSocket(path = "/api/projects/{projectId}/live")
class ProjectLiveSocket {
    private static final Logger LOG = Logger.getLogger(ProjectLiveSocket.class);
    private static final UserData.TypedKey<LiveFeed> FEED = new UserData.TypedKey<>("feed");

    private final ProjectStream stream;
    private final LiveConnections connections;

    ProjectLiveSocket(ProjectStream stream, LiveConnections connections) {
        this.stream = stream;
        this.connections = connections;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection connection) {
        Admission admission = connection.userData().get(Admission.KEY);
        LivePeer peer = LivePeer.of(connection);
        if (!connections.enter(admission.caller())) {
            peer.close(LiveEnd.TOO_MANY);
            return;
        }
        LiveFeed feed = new LiveFeed(peer);
        connection.userData().put(FEED, feed);
        stream.open(admission.project(), admission.after(), admission.access())
                .subscribe()
                .withSubscriber(feed);
    }

    @OnTextMessage
    @NonBlocking
    void hear(String message) {}

    /// Readers leave without a word; closing follows.
    @OnError
    @NonBlocking
    void fail(Throwable gone) {
        LOG.debugf("live connection fails: reason=%s", gone.toString());
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection connection) {
        LiveFeed feed = connection.userData().get(FEED);
        if (feed != null) {
            connections.leave(connection.userData().get(Admission.KEY).caller());
            feed.cancel();
        }
    }
}
