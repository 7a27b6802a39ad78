package io.incubator.ai.planner.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file of the knowledge base has the shape its schema demands; what refers to what is checked while loading.
class KnowledgeSchemaTest {
    private static final Path FOLDER = Path.of("src", "main", "resources", "knowledge");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /// Files that share a schema.
    private static final Map<String, String> SCHEMAS =
            Map.of("constraints", "rules", "rules-base", "rules", "rules-fit", "rules", "rules-use", "rules");

    /// Files that belong to other features, whose record types refuse what does not fit.
    private static final Set<String> RECORDS_CHECK_THEM = Set.of("roadmap", "feedback");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> top = Files.list(FOLDER);
                Stream<Path> kinds = Files.list(FOLDER.resolve("archetypes"))) {
            return Stream.concat(top, kinds)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !RECORDS_CHECK_THEM.contains(name(file)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static Schema schema(Path file) {
        String name = file.getParent().getFileName().toString().equals("archetypes")
                ? "archetype"
                : SCHEMAS.getOrDefault(name(file), name(file));
        return REGISTRY.getSchema(read(FOLDER.resolve("schema").resolve(name + ".schema.json")), InputFormat.JSON);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileHasTheShapeOfItsSchema(Path file) {
        assertThat(schema(file).validate(read(file), InputFormat.YAML))
                .as(file.toString())
                .isEmpty();
    }

    @Test
    void aSchemaThatAcceptsEverythingWouldBeNone() {
        Map<String, String> wrong = new TreeMap<>();
        wrong.put("technologies", "- {id: X, name: x}");
        wrong.put("rules-fit", "- {id: A-B, voice: team, reason: {en: a, zh: b}, effects: {speed: \"1\"}}");
        wrong.put("evidence", "- {id: rumour, title: heard it, date: \"2026-01-01\"}");
        wrong.put("version", "{version: latest}");

        wrong.forEach((name, content) -> assertThat(
                        schema(FOLDER.resolve(name + ".yaml")).validate(content, InputFormat.YAML))
                .as(name)
                .isNotEmpty());
    }

    @Test
    void everyKindOfProductOfTheListIsThere() {
        List<String> ids =
                KnowledgeBase.builtIn().archetypes().stream().map(Archetype::id).toList();

        assertThat(ids)
                .contains(
                        "shop",
                        "booking",
                        "messaging",
                        "content",
                        "saas",
                        "iot",
                        "learning",
                        "finance",
                        "social",
                        "marketplace",
                        "analytics",
                        "logistics",
                        "health",
                        "media",
                        "developer_tool",
                        "assistant")
                .hasSizeGreaterThanOrEqualTo(16);
    }
}
