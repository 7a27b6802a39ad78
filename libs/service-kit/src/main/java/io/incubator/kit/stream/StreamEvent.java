package io.incubator.kit.stream;

import java.util.UUID;

/// An event of a stream.
///
/// @param aggregateId whose stream
/// @param sequence its place in the stream, gapless from 1; the SSE id. [#BEYOND] for what ends the stream for good
/// @param type the SSE event name
/// @param data JSON text
/// @param last whether the stream ends with it
public record StreamEvent(UUID aggregateId, long sequence, String type, String data, boolean last) {
    /// Behind every position, without a place in the sequence.
    public static final long BEYOND = Long.MAX_VALUE;
}
