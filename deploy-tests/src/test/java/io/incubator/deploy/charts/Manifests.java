package io.incubator.deploy.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a chart renders.
record Manifests(List<JsonNode> all) {
    /// The annotation that stands for Helm's hook while rendering.
    static final String HOOK = "hook.incubator.io/on";

    Manifests {
        all = List.copyOf(all);
    }

    Stream<JsonNode> ofKind(String kind) {
        return all.stream().filter(manifest -> kind.equals(manifest.path("kind").asText()));
    }

    /// @throws java.util.NoSuchElementException when there is none
    JsonNode one(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new java.util.NoSuchElementException(kind + " " + name));
    }

    Optional<JsonNode> find(String kind, String name) {
        return ofKind(kind)
                .filter(manifest -> name.equals(manifest.at("/metadata/name").asText()))
                .findFirst();
    }

    /// Kinds with the names of that kind, both sorted.
    Map<String, List<String>> names() {
        return all.stream()
                .collect(Collectors.groupingBy(
                        manifest -> manifest.path("kind").asText(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(
                                        manifest ->
                                                manifest.at("/metadata/name").asText(),
                                        Collectors.toList()),
                                names -> names.stream().sorted().toList())));
    }

    /// Variables of the first container of a workload, by name.
    static Map<String, JsonNode> environment(JsonNode workload) {
        Map<String, JsonNode> environment = new TreeMap<>();
        container(workload)
                .path("env")
                .forEach(variable -> environment.put(variable.path("name").asText(), variable));
        return environment;
    }

    static JsonNode container(JsonNode workload) {
        return pod(workload).at("/containers/0");
    }

    /// The pod's specification in a Deployment, Job or CronJob.
    static JsonNode pod(JsonNode workload) {
        return "CronJob".equals(workload.path("kind").asText())
                ? workload.at("/spec/jobTemplate/spec/template/spec")
                : workload.at("/spec/template/spec");
    }
}
