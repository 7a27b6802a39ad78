package io.incubator.launcher.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.incubator.launcher.suite.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
    private static final Path CONTRACTS = Path.of("..", "contracts", "openapi");
    private static final String JOBS = """
            tags: [{name: jobs}, {name: workers}]
            paths:
              /api/jobs:
                get:
                  tags: [jobs]
                  security: [{Bearer: ['jobs:read']}]
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/JobPage'}}}}
              /internal/jobs:
                post:
                  tags: [workers]
                  requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Claim'}}}}
            components:
              securitySchemes: {Bearer: {type: http, scheme: bearer}}
              schemas:
                JobPage: {properties: {items: {items: {$ref: '#/components/schemas/State'}}, at: {$ref: '#/components/schemas/Instant'}}}
                State: {enum: [queued, running]}
                Instant: {type: string, format: date-time}
                Claim: {type: object}
            """;
    private static final String PROJECTS = """
            paths:
              /api/projects:
                get:
                  tags: [projects]
                  security: [{Bearer: ['projects:read']}]
                  responses:
                    '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Holder'}}}}
            components:
              securitySchemes: {Bearer: {type: http, scheme: bearer}}
              schemas:
                Holder: {properties: {state: {$ref: '#/components/schemas/State'}, at: {$ref: '#/components/schemas/Instant'}}}
                State: {enum: [active, archived]}
                Instant: {type: string, format: date-time}
            """;

    @Test
    void publicPathsAreTogetherAndWhatIsInternalIsOut() throws IOException {
        JsonNode merged = merge(JOBS, PROJECTS);
        assertThat(merged.path("paths").fieldNames()).toIterable().containsExactly("/api/jobs", "/api/projects");
        assertThat(merged.at("/components/schemas").has("Claim")).isFalse();
        assertThat(merged.path("tags").findValuesAsText("name")).containsExactly("jobs", "projects");
        assertThat(merged.at("/x-tagGroups/1/name").asText()).isEqualTo("project-service");
        assertThat(merged.at("/x-tagGroups/1/tags/0").asText()).isEqualTo("projects");
        assertThat(merged.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(merged.path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void aNameOfTwoMeaningsGetsItsServiceInFrontAndOneOfTheSameMeaningIsShared() throws IOException {
        JsonNode schemas = merge(JOBS, PROJECTS).at("/components/schemas");
        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactly("Holder", "Instant", "JobPage", "JobState", "ProjectState");
        assertThat(schemas.at("/Holder/properties/state/$ref").asText()).isEqualTo("#/components/schemas/ProjectState");
        assertThat(schemas.at("/JobPage/properties/items/items/$ref").asText())
                .isEqualTo("#/components/schemas/JobState");
        assertThat(schemas.at("/Holder/properties/at/$ref").asText()).isEqualTo("#/components/schemas/Instant");
    }

    @Test
    void whatRefersToDifferentThingsIsDifferentToo() throws IOException {
        // Given a schema with the same text in both, over one that differs
        JsonNode schemas = merge(
                        JOBS.replace("JobPage", "Holder"),
                        PROJECTS.replace("{state:", "{items: {items:").replace("State'}, at", "State'}}, at"))
                .at("/components/schemas");
        // Then both are told apart
        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactly("Instant", "JobHolder", "JobState", "ProjectHolder", "ProjectState");
    }

    @Test
    void aPathOfTwoServicesIsRefused() {
        assertThatThrownBy(() -> merge(JOBS, PROJECTS.replace("/api/projects", "/api/jobs")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/api/jobs");
    }

    /// Writes the published document from the services' ones; a difference to the committed file fails the build
    /// server, as it does for theirs.
    @Test
    void thePublishedDocumentIsMadeOfTheServices() throws IOException {
        OpenApiDocument document = OpenApiDocument.of(CONTRACTS, ServiceName.fullNames());
        Files.writeString(CONTRACTS.resolve("incubator.yaml"), document.yaml());
        JsonNode merged = new YAMLMapper().readTree(document.yaml());
        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .contains("/api/auth/login", "/api/projects", "/api/jobs")
                .noneMatch(path -> path.startsWith("/internal"));
        for (String reference : merged.findValuesAsText("$ref")) {
            assertThat(merged.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    private static JsonNode merge(String jobs, String projects) throws IOException {
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        for (List<String> service : List.of(List.of("job-service", jobs), List.of("project-service", projects))) {
            documents.put(service.get(0), new YAMLMapper().readTree(service.get(1)));
        }
        return OpenApiMerge.of(documents);
    }
}
