package io.incubator.system.docs;

import static io.incubator.system.docs.Documents.ROOT;
import static io.incubator.system.docs.Documents.cell;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.incubator.system.docs.ConfigMappings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The pages of `docs/reference` that follow from contracts and sources.
class ReferenceTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void everyErrorCodeHasItsLine() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Error codes

                Every refusal is a problem detail (RFC 9457) with one of these codes. Programs switch on `code`; `title` and `detail` come
                in English or Chinese, as `Accept-Language` asks, with {0}, {1} … replaced. A code is never given another meaning. Generated
                from [contracts/errors.yaml](../../contracts/errors.yaml).

                | code | status | title | detail | 中文 |
                |---|---|---|---|---|
                """);
        JsonNode errors =
                YAML.readTree(ROOT.resolve("contracts/errors.yaml").toFile()).get("errors");
        errors.properties()
                .forEach(error -> page.append("| `%s` | %s | %s | %s | %s |%n"
                        .formatted(
                                error.getKey(),
                                error.getValue().get("status").asText(),
                                cell(error.getValue().at("/title/en").asText()),
                                cell(error.getValue().at("/detail/en").asText()),
                                cell(error.getValue().at("/title/zh").asText()))));
        Documents.assertCurrent("docs/reference/errors.md", page.toString());
    }

    @Test
    void everyRouteAndOperationHasItsLine() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Routes and operations

                The gateway passes a path to the service of its longest matching prefix, unchanged; what no prefix matches is 404. Budgets,
                conditions and pages are explained in [API rules](../concepts/api-rules.md); shapes and examples are at `/docs` of a running
                suite and in [contracts/openapi](../../contracts/openapi). Generated from
                [contracts/routes.yaml](../../contracts/routes.yaml) and the merged contract.

                | prefix | answered by |
                |---|---|
                """);
        YAML.readTree(ROOT.resolve("contracts/routes.yaml").toFile())
                .get("routes")
                .forEach(route -> page.append("| `%s` | %s |%n"
                        .formatted(
                                route.get("prefix").asText(),
                                route.get("service").asText())));
        page.append("""

                "key" takes an `Idempotency-Key`, "tag" has an `ETag` (and takes `If-Match` where it changes something), "pages" is read page
                by page.

                | operation | | budget | rules |
                |---|---|---|---|
                """);
        JsonNode paths = YAML.readTree(
                        ROOT.resolve("contracts/openapi/incubator.yaml").toFile())
                .get("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> page.append("| `%s %s` | %s | %s | %s |%n"
                                .formatted(
                                        operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey(),
                                        cell(operation
                                                .getValue()
                                                .path("summary")
                                                .asText()),
                                        operation
                                                .getValue()
                                                .path("x-rate-class")
                                                .asText("–"),
                                        rules(operation.getValue())))));
        Documents.assertCurrent("docs/reference/routes.md", page.toString());
    }

    @Test
    void everyOperationHasANameOfItsOwn() throws IOException {
        JsonNode paths = YAML.readTree(
                        ROOT.resolve("contracts/openapi/incubator.yaml").toFile())
                .get("paths");
        Set<String> names = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> assertThat(names.add(
                                        operation.getValue().path("operationId").asText()))
                                .as(
                                        "%s %s: an operationId of its own, for clients are generated from it",
                                        operation.getKey(), path.getKey())
                                .isTrue()));
        assertThat(names).hasSizeGreaterThan(40).doesNotContain("");
    }

    @Test
    void everyMessageHasItsLine() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Messages

                What services send each other over the broker, and what jobs are handed: JSON with CloudEvents metadata, under the routing key. The
                owner keeps schema and example; producer and consumers are tested against them. Generated from
                [contracts/events](../../contracts/events).

                | message | owner | what it says | fields |
                |---|---|---|---|
                """);
        Path events = ROOT.resolve("contracts/events");
        try (Stream<Path> schemas = Files.walk(events)) {
            for (Path file : schemas.filter(path -> path.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList()) {
                JsonNode schema = YAML.readTree(file.toFile());
                Set<String> required = new TreeSet<>();
                schema.path("required").forEach(field -> required.add(field.asText()));
                String fields = schema.path("properties").properties().stream()
                        .map(field -> '`' + field.getKey() + '`' + (required.contains(field.getKey()) ? "" : "?"))
                        .collect(Collectors.joining(", "));
                page.append("| [`%s`](../../contracts/events/%s) | %s | %s | %s |%n"
                        .formatted(
                                schema.path("title").asText(),
                                events.relativize(file).toString().replace('\\', '/'),
                                file.getParent().getFileName(),
                                cell(schema.path("description").asText()),
                                fields));
            }
        }
        Documents.assertCurrent("docs/reference/messages.md", page.toString());
    }

    @Test
    void everySettingHasItsLine() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Every setting of our own

                What the suite's own code reads. Set a key as the environment variable beside it; durations are `30s`, `10m`, `30d`. Addresses,
                passwords and what every installation has to think of are in [settings](settings.md). Generated from the config mappings.
                """);
        for (Map.Entry<String, Path> module : mappings().entrySet()) {
            page.append("""

                    ## %s

                    | key | variable | meaning | default |
                    |---|---|---|---|
                    """.formatted(module.getKey()));
            for (Setting setting : ConfigMappings.of(module.getValue())) {
                assertThat(setting.meaning()).as("what %s means", setting.key()).isNotBlank();
                page.append("| `%s` | `%s` | %s | %s |%n"
                        .formatted(
                                setting.key(),
                                setting.variable(),
                                cell(setting.meaning()),
                                setting.standard().map(text -> '`' + text + '`').orElse("–")));
            }
        }
        Documents.assertCurrent("docs/reference/keys.md", page.toString());
    }

    private static String rules(JsonNode operation) {
        return Stream.of(
                        operation.path("x-idempotent").asBoolean() ? "key" : "",
                        operation.path("x-conditional").asBoolean() ? "tag" : "",
                        operation.path("x-paged").asBoolean() ? "pages" : "",
                        operation.path("deprecated").asBoolean() ? "**ends**" : "")
                .filter(rule -> !rule.isEmpty())
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    /// The mappings by the headline they stand under: the module and the name of the type.
    private static Map<String, Path> mappings() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (String module :
                List.of("libs/service-kit", "auth-service", "project-service", "ai-service", "job-service")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Config.java"))
                        .toList()) {
                    if (Files.readString(file).contains("@ConfigMapping(")) {
                        String place = module.equals("libs/service-kit") ? "every service" : module;
                        found.put(place + ": " + file.getFileName().toString().replace("Config.java", ""), file);
                    }
                }
            }
        }
        return found;
    }
}
