package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.client.Session;

/// Finds what people name and the API knows by an id.
final class Registry {
    private Registry() {}

    /// The path of one of `providers`, `models` or `routes`.
    ///
    /// @throws IllegalArgumentException if none has this name
    static String path(Session session, String kind, String name) {
        return "/api/ai/" + kind + "/" + id(session, kind, name);
    }

    /// The id of one of them.
    ///
    /// @throws IllegalArgumentException if none has this name
    static String id(Session session, String kind, String name) {
        String next = "";
        do {
            JsonNode page = session.get("/api/ai/" + kind + "?limit=100" + next);
            for (JsonNode item : page.path("items")) {
                if (item.path("name").asText().equals(name)) {
                    return item.path("id").asText();
                }
            }
            next = page.path("nextCursor").isTextual()
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!next.isEmpty());
        throw new IllegalArgumentException("There is no " + name + " among the " + kind);
    }
}
