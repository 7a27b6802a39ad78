/// A project's events over WebSocket: the same events as its stream, from the same source, for clients that prefer one
/// connection both sides can close with a reason.
package io.incubator.project.live;
