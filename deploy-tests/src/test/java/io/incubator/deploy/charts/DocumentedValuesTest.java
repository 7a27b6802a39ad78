package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the pages tell an operator to set, select and look at is what the charts take and make.
class DocumentedValuesTest {
    private static final Path PAGES = Charts.ROOT.resolve("docs/how-to");
    private static final Pattern NAMED = Pattern.compile("(?:`|--set )([A-Za-z-]+(?:\\.[A-Za-z-]+)+)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern LABEL = Pattern.compile("-l ([a-z./-]+)=([A-Za-z-]+)");
    private static final Pattern PANEL = Pattern.compile("dashboard \"([^\"]+)\", panel \"([^\"]+)\"");
    private static final JsonNode UMBRELLA = schema("incubator");
    private static final List<JsonNode> SERVICES =
            Charts.SERVICES.stream().map(DocumentedValuesTest::schema).toList();

    static List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.sorted().toList()) {
                pages.add(Files.readString(file));
            }
        }
        return pages;
    }

    @Test
    void everyValueThatAPageNamesExists() throws IOException {
        Set<String> values = new TreeSet<>();
        for (String page : pages()) {
            Matcher named = NAMED.matcher(page);
            while (named.find()) {
                if (isValue(named.group(1))) {
                    values.add(named.group(1));
                }
            }
        }

        assertThat(values).contains("dump.keep", "global.database.host", "auth-service.secrets.operator");
        assertThat(values).hasSizeGreaterThan(20).allMatch(DocumentedValuesTest::exists);
    }

    @Test
    void whatDoesNotExistIsNoticed() {
        assertThat(exists("autoscaling.hpa.enabled")).isTrue();
        assertThat(exists("autoscaling.vpa")).isFalse();
        assertThat(exists("global.databse.host")).isFalse();
        // of Kubernetes' own shape, which no schema of ours spells out
        assertThat(exists("resources.limits.memory")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void exampleValuesAreTaken(String page) {
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            ObjectNode values = Yaml.object(block.group(1));
            boolean ofTheCharts = values.properties().stream()
                    .allMatch(value -> UMBRELLA.path("properties").has(value.getKey()));
            if (ofTheCharts) {
                assertThatCode(() -> Charts.get().render(Charts.values("dev", block.group(1))))
                        .as(block.group(1))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void whatCommandsSelectIsThere() throws IOException {
        Set<String> labels = new TreeSet<>();
        Charts.get()
                .render(Charts.values("production", "dump: {enabled: true, secret: s, volumeClaim: v}"))
                .all()
                .forEach(manifest -> manifest.findValues("labels")
                        .forEach(map -> map.properties()
                                .forEach(label -> labels.add(
                                        label.getKey() + "=" + label.getValue().asText()))));
        Set<String> selected = new TreeSet<>();
        for (String page : pages()) {
            Matcher label = LABEL.matcher(page.replace("=SERVICE", "=auth-service"));
            while (label.find()) {
                selected.add(label.group(1) + "=" + label.group(2));
            }
        }

        assertThat(selected).hasSizeGreaterThan(2);
        assertThat(labels).containsAll(selected);
    }

    @Test
    void everyPanelThatTheRunbookNamesIsOnItsDashboard() throws IOException {
        Matcher panel = PANEL.matcher(Files.readString(PAGES.resolve("runbook.md")));
        List<String> dashboards = new ArrayList<>();
        try (Stream<Path> files = Files.list(Charts.SOURCE.resolve("incubator/files/dashboards"))) {
            for (Path file : files.toList()) {
                dashboards.add(Files.readString(file));
            }
        }

        assertThat(panel.find()).isTrue();
        assertThat(dashboards)
                .anyMatch(board -> board.contains("\"title\": \"" + panel.group(1) + "\"")
                        && board.contains("\"title\": \"" + panel.group(2) + "\""));
    }

    /// Begins with the name of a value, of the umbrella or of a service.
    private static boolean isValue(String path) {
        String first = path.substring(0, path.indexOf('.'));
        return Stream.concat(Stream.of(UMBRELLA), SERVICES.stream())
                .anyMatch(schema -> schema.path("properties").has(first));
    }

    private static boolean exists(String path) {
        List<String> names = List.of(path.split("\\.", -1));
        int service = Charts.SERVICES.indexOf(names.getFirst());
        return service >= 0
                ? allows(SERVICES.get(service), names.subList(1, names.size()))
                : Stream.concat(Stream.of(UMBRELLA), SERVICES.stream()).anyMatch(schema -> allows(schema, names));
    }

    private static boolean allows(JsonNode schema, List<String> path) {
        if (path.isEmpty() || !schema.has("properties")) {
            return schema.path("type").asText().equals("object") || path.isEmpty();
        }
        JsonNode property = schema.path("properties").path(path.getFirst());
        return !property.isMissingNode() && allows(property, path.subList(1, path.size()));
    }

    private static JsonNode schema(String chart) {
        return Yaml.file(Charts.SOURCE.resolve(chart + "/values.schema.json"));
    }
}
