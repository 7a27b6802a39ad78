package io.incubator.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Values of an answer as they stand in a table.
public final class Cell {
    private Cell() {}

    /// The text at `field`; a dash when there is none.
    public static String of(JsonNode object, String field) {
        return object.path(field).asText("–");
    }

    /// The texts of a list at `field`, one after the other.
    public static String words(JsonNode object, String field) {
        List<String> words = new ArrayList<>();
        object.path(field).forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }

    /// A time to the minute, as the API gives it (UTC).
    public static String time(JsonNode object, String field) {
        String time = of(object, field);
        return time.length() < 16 ? time : time.substring(0, 16).replace('T', ' ');
    }
}
