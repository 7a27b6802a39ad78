/// A project's events over WebSocket: the same events as its stream, from the same source.
package io.incubator.project.live;
