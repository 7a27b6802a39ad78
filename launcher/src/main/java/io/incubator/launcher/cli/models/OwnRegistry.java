package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.util.Map;

/// That of the caller's organisation. People name what the API knows by an id.
record OwnRegistry(Session session) implements Registry {
    private static final String API = "/api/ai/";

    @Override
    public ObjectNode list(String kind, Listing listing) {
        return listing.read(session, API + kind, Map.of());
    }

    @Override
    public JsonNode connect(String name, ObjectNode settings) {
        return session.post(API + "providers", settings.put("name", name));
    }

    @Override
    public JsonNode add(String name, String provider, ObjectNode settings) {
        return session.post(API + "models", settings.put("name", name).put("providerId", id("providers", provider)));
    }

    @Override
    public JsonNode route(String name, ObjectNode plan) {
        ObjectNode order = Json.object().put("name", name);
        order.set("plan", plan);
        return session.post(API + "routes", order);
    }

    @Override
    public void remove(String kind, String name) {
        session.delete(API + kind + "/" + id(kind, name));
    }

    private String id(String kind, String name) {
        String next = "";
        do {
            JsonNode page = session.get(API + kind + "?limit=100" + next);
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
