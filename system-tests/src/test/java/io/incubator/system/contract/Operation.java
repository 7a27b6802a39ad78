package io.incubator.system.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// One operation as its contract states it.
///
/// @param path template, such as `/api/projects/{id}`
/// @param definition the operation object
/// @param document the whole contract, for references
public record Operation(String service, String method, String path, JsonNode definition, JsonNode document) {

    /// Name in scenarios and messages: `GET /api/projects/{id}`.
    public String key() {
        return method + " " + path;
    }

    /// Whether anybody may call it, without a token.
    public boolean anonymous() {
        return security().isEmpty();
    }

    /// Whether clients of a vendor call it, and read its refusals as that vendor words them.
    public boolean ofModelGateway() {
        return path.startsWith("/v1/");
    }

    /// What the operation says of itself, else what its document says of all.
    private JsonNode security() {
        JsonNode own = definition.path("security");
        return own.isMissingNode() ? document.path("security") : own;
    }

    /// The scopes of which a caller needs one; none named means that any valid token does.
    public Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        security()
                .forEach(requirement -> requirement.forEach(names -> names.forEach(name -> scopes.add(name.asText()))));
        return scopes;
    }

    /// Whether a caller with these scopes is let through.
    public boolean allows(Set<String> held) {
        Set<String> needed = scopes();
        return needed.isEmpty() || needed.stream().anyMatch(held::contains);
    }

    /// Whether an id in the path names something of one tenant.
    public boolean names() {
        return path.contains("{");
    }

    /// The statuses of success.
    public List<Integer> successes() {
        return StreamSupport.stream(iterable(definition.path("responses")).spliterator(), false)
                .filter(code -> code.startsWith("2"))
                .map(Integer::valueOf)
                .toList();
    }

    /// The media types of the answers of success.
    public Set<String> produced() {
        Set<String> types = new TreeSet<>();
        successes()
                .forEach(status -> iterable(
                                resolved(definition.path("responses").path(Integer.toString(status)))
                                        .path("content"))
                        .forEach(types::add));
        return types;
    }

    /// Whether the answer of success is JSON, which alone comes in versions.
    public boolean answersJson() {
        return produced().stream().anyMatch(type -> type.contains("json"));
    }

    /// Whether the answer is a stream of events.
    public boolean streams() {
        return produced().contains("text/event-stream");
    }

    /// The schema of a JSON request body, if the operation takes one.
    public Optional<JsonNode> bodySchema() {
        return bodySchema("application/json");
    }

    /// The schema of a form with files, if the operation takes one.
    public Optional<JsonNode> formSchema() {
        return bodySchema("multipart/form-data");
    }

    private Optional<JsonNode> bodySchema(String type) {
        JsonNode schema = resolved(definition.path("requestBody"))
                .path("content")
                .path(type)
                .path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    /// Query parameters by their definitions.
    public List<JsonNode> queryParameters() {
        List<JsonNode> found = new ArrayList<>();
        definition.path("parameters").forEach(parameter -> {
            JsonNode resolved = resolved(parameter);
            if (resolved.path("in").asText().equals("query")) {
                found.add(resolved);
            }
        });
        return found;
    }

    /// Whether a vendor extension that the build derives from the code, such as `x-idempotent`, is set.
    public boolean marked(String extension) {
        return definition.path(extension).asBoolean();
    }

    /// Follows a reference inside the contract.
    public JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isMissingNode()
                ? node
                : resolved(document.at(reference.asText().substring(1)));
    }

    private static Iterable<String> iterable(JsonNode object) {
        return object::fieldNames;
    }

    @Override
    public String toString() {
        return key();
    }
}
