package io.incubator.job.stream;

import io.incubator.kit.live.LiveConnections;
import io.incubator.kit.live.LiveSocket;
import io.quarkus.websockets.next.WebSocket;

/// A job's events over WebSocket.
@WebSocket(path = "/api/jobs/{id}/live")
class JobLiveSocket extends LiveSocket {
    JobLiveSocket(LiveConnections connections) {
        super(connections);
    }
}
