package io.incubator.launcher.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.Listing;
import io.incubator.launcher.client.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// That of all organisations. Things go by their names, so that a script may run again.
record GlobalRegistry(Session session) implements Registry {
    private static final String API = "/internal/ai/registry";

    @Override
    public ObjectNode list(String kind, Listing listing) {
        return listing.of(session.get(API).path(kind));
    }

    @Override
    public JsonNode connect(String name, ObjectNode settings) {
        return session.put(path("providers", name), settings);
    }

    @Override
    public JsonNode add(String name, String provider, ObjectNode settings) {
        return session.put(path("models", name), settings.put("provider", provider));
    }

    @Override
    public JsonNode route(String name, ObjectNode plan) {
        return session.put(path("routes", name), plan);
    }

    @Override
    public void remove(String kind, String name) {
        session.delete(path(kind, name));
    }

    private static String path(String kind, String name) {
        return API + "/" + kind + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
