package io.incubator.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.client.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// Reads a list page by page, as far as it was asked for.
public final class Listing {
    private static final int PAGE = 100;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    /// The items of the list at `path`.
    ///
    /// @param filters query parameters; those with null are left out
    public ObjectNode read(Session session, String path, Map<String, String> filters) {
        return read(session, path, filters, checked());
    }

    /// The first items of a list that was read in one piece.
    public ObjectNode of(JsonNode all) {
        int most = checked();
        ObjectNode list = Json.object();
        ArrayNode items = list.putArray("items");
        all.valueStream().limit(most).forEach(items::add);
        list.put("more", all.size() > most);
        return list;
    }

    private int checked() {
        if (limit < 1) {
            throw new IllegalArgumentException("--limit must be at least 1");
        }
        return limit;
    }

    /// The first items of the list at `path`.
    ///
    /// @param filters query parameters; those with null are left out
    /// @param limit at most so many
    public static ObjectNode read(Session session, String path, Map<String, String> filters, int limit) {
        ObjectNode list = Json.object();
        ArrayNode items = list.putArray("items");
        String cursor = null;
        do {
            List<String> query = new ArrayList<>();
            query.add("limit=" + Math.min(PAGE, limit - items.size()));
            filters.forEach((name, value) -> {
                if (value != null) {
                    query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                }
            });
            if (cursor != null) {
                query.add("cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            }
            JsonNode page = session.get(path + "?" + String.join("&", query));
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asText(null);
        } while (cursor != null && items.size() < limit);
        list.put("more", cursor != null);
        return list;
    }
}
