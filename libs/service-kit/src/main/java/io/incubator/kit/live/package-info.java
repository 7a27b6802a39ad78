/// Streams of events over WebSocket, for clients that prefer a connection both sides can close with a reason.
/// What is told, in which order and to whom is the stream's; this is another way out of it.
///
/// A service that has this declares `quarkus-websockets-next`, which is optional here, and three small beans:
/// a [LiveTopic], a subclass of [LiveGate] and one of [LiveSocket] that names the path.
package io.incubator.kit.live;
