package io.incubator.project.live;

import io.incubator.kit.live.LiveConnections;
import io.incubator.kit.live.LiveSocket;
import io.quarkus.websockets.next.WebSocket;

/// The live connections of projects.
@WebSocket(path = "/api/projects/{id}/live")
class ProjectLiveSocket extends LiveSocket {
    ProjectLiveSocket(LiveConnections connections) {
        super(connections);
    }
}
