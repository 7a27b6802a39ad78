package io.incubator.client;

import com.fasterxml.jackson.databind.JsonNode;

/// One event of a stream.
///
/// @param id its number within the stream; the place to go on from
/// @param type such as `revision.ready`
/// @param data what happened
public record StreamEvent(String id, String type, JsonNode data) {}
