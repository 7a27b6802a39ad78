package io.incubator.project.live;

import io.incubator.project.events.ProjectStream;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.SessionScoped;

/// One live connection. Callers listen; what they send is not looked at.
@WebSocket(path = "/api/projects/{projectId}/live")
@SessionScoped
class ProjectLiveSocket {
    private final ProjectStream stream;
    private final LiveConnections connections;
    private LiveCaller caller;
    private LiveFeed feed;

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
        caller = admission.caller();
        feed = new LiveFeed(peer);
        stream.open(admission.project(), admission.after(), admission.access())
                .subscribe()
                .withSubscriber(feed);
    }

    @OnTextMessage
    @NonBlocking
    void hear(String message) {}

    @OnClose
    @NonBlocking
    void close() {
        if (caller != null) {
            connections.leave(caller);
            feed.cancel();
        }
    }
}
