package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every contract, read by Swagger's own parser.
class ContractTest {

    @Test
    void everyContractIsReadWithoutAnyComplaint() {
        Map<String, String> contracts = Artefacts.distinct("openapi.yaml");

        assertThat(contracts).hasSizeGreaterThan(30);
        contracts.forEach((name, content) -> {
            SwaggerParseResult read = read(content);
            assertThat(read.getMessages()).as(name).isNullOrEmpty();
            assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        });
    }

    @Test
    void everyOperationSaysHowItIsRefusedAndHowOneSignsIn() {
        OpenAPI contract =
                read(Artefacts.all().getFirst().files().get("openapi.yaml")).getOpenAPI();

        assertThat(contract.getComponents().getSecuritySchemes()).containsKey("bearer");
        for (PathItem path : contract.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                assertThat(operation.getSummary()).isNotBlank();
                assertThat(operation.getResponses()).containsKeys("400", "406", "429");
            }
        }
    }

    @Test
    void operationIdsAreUnique() {
        Artefacts.distinct("openapi.yaml").forEach((name, content) -> {
            var ids = read(content).getOpenAPI().getPaths().values().stream()
                    .flatMap(p -> p.readOperations().stream())
                    .map(Operation::getOperationId)
                    .toList();
            assertThat(ids).as(name).doesNotHaveDuplicates().doesNotContainNull();
        });
    }

    @Test
    void listsArePagedAndEverySchemaHasAnExample() {
        OpenAPI contract =
                read(Artefacts.all().getFirst().files().get("openapi.yaml")).getOpenAPI();

        Set<String> parameters = contract.getPaths().values().stream()
                .flatMap(p -> p.readOperations().stream())
                .filter(o -> o.getParameters() != null)
                .flatMap(o -> o.getParameters().stream())
                .map(p -> p.get$ref() == null ? p.getName() : p.get$ref().replaceAll(".*/", ""))
                .collect(Collectors.toSet());
        assertThat(parameters).contains("Limit", "Cursor", "Sort", "IdempotencyKey");
        contract.getComponents().getSchemas().forEach((name, schema) -> {
            if (!name.equals("Problem") && !name.endsWith("Page")) {
                assertThat(schema.getExamples() == null || schema.getExamples().isEmpty())
                        .as(name)
                        .isFalse();
            }
        });
    }

    private static SwaggerParseResult read(String content) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(content, null, options);
    }
}
