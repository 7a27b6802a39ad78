package io.incubator.ai.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The contract of `/v1` has every endpoint there is, and none that is not.
class GatewayContractTest {
    private static final Path CONTRACT = Path.of("..", "contracts", "openapi", "model-gateway.yaml");

    private static OpenAPI contract() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult parsed = new OpenAPIV3Parser().readLocation(CONTRACT.toString(), List.of(), options);
        assertThat(parsed.getMessages()).isEmpty();
        return parsed.getOpenAPI();
    }

    @Test
    void everyEndpointIsInItAndEveryPathOfItIsAnEndpoint() {
        OpenAPI contract = contract();

        assertThat(contract.getPaths().keySet())
                .containsAll(Arrays.stream(Endpoint.values())
                        .map(endpoint -> Endpoint.PREFIX + endpoint.path())
                        .toList());
        contract.getPaths()
                .forEach((path, item) -> item.readOperationsMap().keySet().stream()
                        .filter(_ -> !path.startsWith("/v1/models"))
                        .forEach(method -> assertThat(Endpoint.find(
                                        HttpMethod.valueOf(method.name()),
                                        path.substring(Endpoint.PREFIX.length()).replaceAll("\\{.*}", "x")))
                                .as("%s %s", method, path)
                                .isPresent()));
    }

    @Test
    void everyOperationHasAnIdASummaryAndTheRefusalsOfWhoeverMayNot() {
        List<Operation> operations = contract().getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .toList();

        Set<String> ids =
                operations.stream().map(Operation::getOperationId).collect(Collectors.toCollection(TreeSet::new));
        assertThat(ids).hasSize(operations.size());
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.getSummary()).isNotBlank();
            assertThat(operation.getResponses()).containsKeys("200", "401", "403");
        });
    }
}
