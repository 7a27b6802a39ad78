package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Another organisation's ids are as good as no ids, on every operation that takes one.
class TenantsIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String ANY_BODY = "{}";

    private final SuiteUnderTest suite = SuiteUnderTest.shared();

    private record Operation(String method, String path) {}

    @Test
    void hidesEverythingOfAnotherOrganisation() throws IOException {
        Api owner = Api.newPerson(suite.gateway());
        Api stranger = Api.newPerson(suite.gateway());
        MainJob job = MainJob.begin(owner);
        job.awaitPlan();
        String brief = owner.get(job.path("/briefs"))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        String jobId = job.job().path("id").asText();

        List<Operation> operations = operationsOnIds();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(15);
        for (Operation operation : operations) {
            String path = fill(operation.path(), job, brief, jobId, owner);
            Api.Answer foreign =
                    stranger.send(operation.method(), path, BodyPublishers.ofString(body(operation, brief)));
            foreign.expectProblem(404, foreign.text("code"));
            assertThat(foreign.text("code"))
                    .as("%s %s", operation.method(), path)
                    .endsWith("not-found");
        }
        assertThat(stranger.get("/api/projects").expect(200).json().get("items"))
                .isEmpty();
        assertThat(stranger.get("/api/jobs").expect(200).json().get("items")).isEmpty();
        owner.get(job.path("")).expect(200);
    }

    /// Every operation of the contracts whose path names an object.
    private static List<Operation> operationsOnIds() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> contracts = Files.list(Path.of("..", "contracts", "openapi"))) {
            for (Path contract : contracts
                    .filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                JsonNode paths = YAML.readTree(contract.toFile()).get("paths");
                paths.properties().forEach(path -> {
                    if (path.getKey().startsWith("/api/") && path.getKey().contains("{")) {
                        path.getValue().properties().stream()
                                .map(Map.Entry::getKey)
                                .filter(method -> List.of("get", "post", "put", "patch", "delete")
                                        .contains(method))
                                .forEach(method -> operations.add(
                                        new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey())));
                    }
                });
            }
        }
        return operations;
    }

    private static String fill(String template, MainJob job, String brief, String jobId, Api owner) {
        String path = template;
        if (path.startsWith("/api/projects")) {
            path = path.replaceFirst("\\{[^}]+}", job.project());
            path = path.replaceFirst("(?<=/briefs/)\\{[^}]+}", brief);
            path = path.replaceFirst("(?<=/revisions/)\\{[^}]+}", job.revision());
        } else if (path.startsWith("/api/jobs")) {
            path = path.replaceFirst("\\{[^}]+}", jobId);
        } else if (path.startsWith("/api/ai/plans")) {
            path = path.replaceFirst("\\{[^}]+}", job.job().at("/result/planId").asText());
        } else if (path.startsWith("/api/auth/organisations")) {
            path = path.replaceFirst(
                    "\\{[^}]+}",
                    owner.get("/api/auth/organisations")
                            .expect(200)
                            .json()
                            .at("/items/0/id")
                            .asText());
        }
        assertThat(path).as("the test knows an id for every parameter").doesNotContain("{");
        return path;
    }

    private static String body(Operation operation, String brief) {
        if (operation.method().equals("GET") || operation.method().equals("DELETE")) {
            return "";
        }
        return switch (operation.path().substring(operation.path().lastIndexOf('/'))) {
            case "/briefs" -> "{\"text\":\"somebody else's idea\"}";
            case "/revisions" -> "{\"briefId\":\"" + brief + "\"}";
            case "/members" -> "{\"email\":\"someone@example.org\",\"role\":\"member\"}";
            default -> operation.method().equals("PATCH") ? "{\"name\":\"taken over\"}" : ANY_BODY;
        };
    }
}
