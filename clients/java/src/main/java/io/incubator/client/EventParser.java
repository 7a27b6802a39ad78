package io.incubator.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/// Puts the lines of `text/event-stream` together to events, as the HTML standard says.
final class EventParser {
    private final ObjectMapper json;
    private final StringBuilder data = new StringBuilder();
    private String id = "";
    private String type = "";

    EventParser(ObjectMapper json) {
        this.json = json;
    }

    /// Takes the next line.
    ///
    /// @return the event, if this line ends one
    Optional<StreamEvent> line(String line) {
        if (line.isEmpty()) {
            return end();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1);
        switch (field) {
            case "id" -> id = value;
            case "event" -> type = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {
                // a comment, which begins with the colon, or a field of a later standard
            }
        }
        return Optional.empty();
    }

    private Optional<StreamEvent> end() {
        try {
            return data.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new StreamEvent(id, type.isEmpty() ? "message" : type, json.readTree(data.toString())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event whose data is not JSON", e);
        } finally {
            data.setLength(0);
            type = "";
        }
    }
}
