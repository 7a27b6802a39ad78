package io.incubator.launcher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// References between parts of an OpenAPI document: `$ref`, and the names of security schemes.
final class References {
    private static final String REF = "$ref";
    private static final String SECURITY = "security";
    private static final String SCHEMES = "securitySchemes";

    private References() {}

    /// The components that `node` refers to.
    static Set<ComponentName> in(JsonNode node) {
        Set<ComponentName> found = new HashSet<>();
        collect(node, found);
        return found;
    }

    private static void collect(JsonNode node, Set<ComponentName> found) {
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals(REF) && value.isTextual()) {
                ComponentName name = ComponentName.referred(value.asText());
                if (name != null) {
                    found.add(name);
                }
            } else if (entry.getKey().equals(SECURITY) && value.isArray()) {
                value.forEach(requirement -> requirement
                        .fieldNames()
                        .forEachRemaining(scheme -> found.add(new ComponentName(SCHEMES, scheme))));
            } else {
                collect(value, found);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, found));
        }
    }

    /// A copy of `node` that calls the components by their new names.
    static JsonNode renamed(JsonNode node, Map<ComponentName, ComponentName> names) {
        JsonNode copy = node.deepCopy();
        rename(copy, names);
        return copy;
    }

    private static void rename(JsonNode node, Map<ComponentName, ComponentName> names) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                JsonNode value = entry.getValue();
                if (entry.getKey().equals(REF) && value.isTextual()) {
                    ComponentName name = ComponentName.referred(value.asText());
                    if (name != null && names.containsKey(name)) {
                        entry.setValue(TextNode.valueOf(names.get(name).reference()));
                    }
                } else if (entry.getKey().equals(SECURITY) && value instanceof ArrayNode requirements) {
                    requirements.forEach(requirement -> renameSchemes((ObjectNode) requirement, names));
                } else {
                    rename(value, names);
                }
            }
        }
        if (node.isArray()) {
            node.forEach(element -> rename(element, names));
        }
    }

    private static void renameSchemes(ObjectNode requirement, Map<ComponentName, ComponentName> names) {
        names.forEach((old, fresh) -> {
            if (old.section().equals(SCHEMES) && requirement.has(old.name())) {
                requirement.set(fresh.name(), requirement.remove(old.name()));
            }
        });
    }
}
