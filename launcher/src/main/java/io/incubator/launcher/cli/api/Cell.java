package io.incubator.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;

/// Values of an answer as they stand in a table.
public final class Cell {
    private Cell() {}

    /// The text at `field`; a dash when there is none.
    public static String of(JsonNode object, String field) {
        return object.path(field).asText("–");
    }

    /// A time to the minute, as the API gives it (UTC).
    public static String time(JsonNode object, String field) {
        String time = of(object, field);
        return time.length() < 16 ? time : time.substring(0, 16).replace('T', ' ');
    }
}
