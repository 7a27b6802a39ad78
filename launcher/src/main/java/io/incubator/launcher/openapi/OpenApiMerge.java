package io.incubator.launcher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes one OpenAPI 3.1 document of those of the services: what a client of the gateway can call.
///
/// Paths between services (`/internal`) are left out, and with them the schemas only they use. Components of the same
/// name and meaning are one; where the meaning differs, each gets its service's name in front.
public final class OpenApiMerge {
    private static final String INTERNAL = "/internal/";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final SortedMap<String, JsonNode> paths = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, JsonNode>> components = new TreeMap<>();
    private final SortedMap<String, JsonNode> tags = new TreeMap<>();
    private final ArrayNode groups = JsonNodeFactory.instance.arrayNode();

    private OpenApiMerge() {}

    /// The merged document. The given ones are not changed.
    ///
    /// @param services OpenAPI documents by the full names of their services
    /// @throws IllegalArgumentException when two services have the same path
    public static ObjectNode of(SortedMap<String, JsonNode> services) {
        SortedMap<String, PublicPart> parts = new TreeMap<>();
        services.forEach((service, document) -> parts.put(service, PublicPart.of(document, INTERNAL)));
        Map<String, Map<ComponentName, ComponentName>> renamings = renamings(parts);
        OpenApiMerge merge = new OpenApiMerge();
        parts.forEach((service, part) -> merge.add(service, part.renamed(renamings.get(service))));
        return merge.document();
    }

    /// The names that mean different things, for each service with what it calls them from now on. A component that
    /// refers to a renamed one differs by that, so the names are looked at until nothing changes any more.
    private static Map<String, Map<ComponentName, ComponentName>> renamings(SortedMap<String, PublicPart> parts) {
        Map<String, Map<ComponentName, ComponentName>> renamings = new HashMap<>();
        parts.keySet().forEach(service -> renamings.put(service, new HashMap<>()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (ComponentName name : ambiguous(parts, renamings)) {
                for (String service : parts.keySet()) {
                    changed |= renamings.get(service).put(name, name.of(service)) == null;
                }
            }
        }
        return renamings;
    }

    private static Set<ComponentName> ambiguous(
            SortedMap<String, PublicPart> parts, Map<String, Map<ComponentName, ComponentName>> renamings) {
        Map<ComponentName, JsonNode> known = new HashMap<>();
        Set<ComponentName> ambiguous = new HashSet<>();
        parts.forEach((service, part) -> {
            Map<ComponentName, ComponentName> renamed = renamings.get(service);
            part.components().forEach((name, content) -> {
                JsonNode own = References.renamed(content, renamed);
                JsonNode earlier = known.putIfAbsent(name, own);
                if (!renamed.containsKey(name) && earlier != null && !earlier.equals(own)) {
                    ambiguous.add(name);
                }
            });
        });
        return ambiguous;
    }

    private void add(String service, PublicPart part) {
        Set<String> own = new TreeSet<>();
        part.paths().forEach((path, item) -> {
            if (paths.putIfAbsent(path, item) != null) {
                throw new IllegalArgumentException("Two services have the path " + path);
            }
            operations(item).forEach(operation -> operation.path("tags").forEach(tag -> own.add(tag.asText())));
        });
        part.components()
                .forEach((name, content) -> components
                        .computeIfAbsent(name.section(), _ -> new TreeMap<>())
                        .put(name.name(), content));
        part.tags().forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
        own.forEach(tag -> tags.computeIfAbsent(
                tag, name -> JsonNodeFactory.instance.objectNode().put("name", name)));
        tags.keySet().removeIf(tag -> !isUsed(tag));
        ArrayNode members = groups.addObject().put("name", service).putArray("tags");
        own.forEach(members::add);
    }

    private boolean isUsed(String tag) {
        return paths.values().stream()
                .flatMap(item -> operations(item).stream())
                .anyMatch(operation -> {
                    for (JsonNode used : operation.path("tags")) {
                        if (used.asText().equals(tag)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static List<JsonNode> operations(JsonNode pathItem) {
        List<JsonNode> operations = new ArrayList<>();
        pathItem.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                operations.add(entry.getValue());
            }
        });
        return operations;
    }

    private ObjectNode document() {
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "AI software incubator")
                .put("version", "1")
                .put("description", "The public API of all services behind the gateway.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        merged.putArray("servers").addObject().put("url", "/").put("description", "The gateway that serves this");
        merged.putArray("tags").addAll(tags.values());
        merged.set("x-tagGroups", groups);
        ObjectNode all = merged.putObject("paths");
        paths.forEach(all::set);
        ObjectNode sections = merged.putObject("components");
        components.forEach((section, entries) -> {
            ObjectNode named = sections.putObject(section);
            entries.forEach(named::set);
        });
        return merged;
    }
}
