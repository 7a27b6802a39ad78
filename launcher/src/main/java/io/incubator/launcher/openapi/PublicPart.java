package io.incubator.launcher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a service's document can be called from outside: its public paths and the components they need.
record PublicPart(SortedMap<String, JsonNode> paths, Map<ComponentName, JsonNode> components, List<JsonNode> tags) {

    static PublicPart of(JsonNode document, String internalPrefix) {
        SortedMap<String, JsonNode> paths = new TreeMap<>();
        document.path("paths").properties().forEach(entry -> {
            if (!entry.getKey().startsWith(internalPrefix)) {
                paths.put(entry.getKey(), entry.getValue());
            }
        });
        List<JsonNode> tags = new ArrayList<>();
        document.path("tags").forEach(tags::add);
        return new PublicPart(paths, needed(paths, document.path("components")), tags);
    }

    private static Map<ComponentName, JsonNode> needed(SortedMap<String, JsonNode> paths, JsonNode all) {
        Map<ComponentName, JsonNode> needed = new java.util.HashMap<>();
        Deque<ComponentName> open = new ArrayDeque<>();
        paths.values().forEach(item -> open.addAll(References.in(item)));
        while (!open.isEmpty()) {
            ComponentName name = open.pop();
            JsonNode content = all.path(name.section()).path(name.name());
            if (!content.isMissingNode() && needed.putIfAbsent(name, content) == null) {
                open.addAll(References.in(content));
            }
        }
        return needed;
    }

    PublicPart renamed(Map<ComponentName, ComponentName> names) {
        SortedMap<String, JsonNode> renamedPaths = new TreeMap<>();
        paths.forEach((path, item) -> renamedPaths.put(path, References.renamed(item, names)));
        Map<ComponentName, JsonNode> renamedComponents = new java.util.HashMap<>();
        components.forEach((name, content) ->
                renamedComponents.put(names.getOrDefault(name, name), References.renamed(content, names)));
        return new PublicPart(renamedPaths, renamedComponents, tags);
    }
}
