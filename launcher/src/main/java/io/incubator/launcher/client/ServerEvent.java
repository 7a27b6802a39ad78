package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;

/// One event of a stream.
///
/// @param id to resume after it; may be null
record ServerEvent(String id, String type, JsonNode data) {}
