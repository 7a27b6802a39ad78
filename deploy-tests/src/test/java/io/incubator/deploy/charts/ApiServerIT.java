package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The judge that counts: with `KUBECONFIG`, an API server is asked whether it would take every manifest, into a
/// namespace of restricted pods. Nothing is made of them, so no node is needed, and a warning counts as a refusal.
class ApiServerIT {
    private static final String NAMESPACE = ApiServer.freshName();
    /// What a cluster may do without; the rest has to be known.
    private static final Set<String> OF_OPERATORS = Set.of(
            "external-secrets.io",
            "gateway.networking.k8s.io",
            "keda.sh",
            "monitoring.coreos.com",
            "postgresql.cnpg.io",
            "rabbitmq.com");

    private static ApiServer server;
    /// Group and version to the kinds that the server knows of it.
    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private static final Set<String> UNKNOWN = new TreeSet<>();

    @BeforeAll
    static void open() {
        server = ApiServer.named("at an API server");
        server.makeRestricted(NAMESPACE);
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.client().namespaces().withName(NAMESPACE).delete();
            server.close();
            UNKNOWN.forEach(kind -> System.out.println("NOT judged, for the API server does not know it: " + kind));
        }
    }

    static Stream<String> toggles() {
        return ChartTogglesTest.toggles();
    }

    @ParameterizedTest
    @MethodSource("toggles")
    void everyToggleIsTaken(String toggle) {
        assertThat(complaints(Charts.values("dev", toggle))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "small", "production"})
    void everyValuesFileIsTaken(String name) {
        assertThat(complaints(Charts.values(name, ""))).isEmpty();
    }

    @Test
    void thePlainManifestsAreTaken() {
        assertThat(complaints(Yaml.write(Yaml.file(Charts.ROOT.resolve("k8s/values.yaml")))))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsNoticed() {
        JsonNode deployment = Charts.get().render(Charts.values("dev", "")).one("Deployment", "auth-service");
        String text = Yaml.write(deployment);

        assertThat(complaints(Yaml.object(text.replace("minReadySeconds", "minReddySeconds"))))
                .anyMatch(complaint -> complaint.contains("minReddySeconds"));
        // restricted pods are checked where a pod comes; of its template there is a warning
        assertThat(complaints(
                        Yaml.object(text.replace("allowPrivilegeEscalation: false", "allowPrivilegeEscalation: true"))))
                .anyMatch(complaint -> complaint.contains("PodSecurity"));
    }

    private static List<String> complaints(String values) {
        return Charts.get().manifests(values).stream()
                .flatMap(manifest -> complaints(manifest).stream())
                .toList();
    }

    private static List<String> complaints(JsonNode manifest) {
        String version = manifest.path("apiVersion").asText();
        String kind = manifest.path("kind").asText();
        if (!KNOWN.computeIfAbsent(version, ApiServerIT::kinds).contains(kind)) {
            UNKNOWN.add(version + " " + kind);
            String group = version.substring(0, Math.max(version.indexOf('/'), 0));
            return OF_OPERATORS.contains(group) ? List.of() : List.of("unknown: " + version + " " + kind);
        }
        server.warnings().clear();
        List<String> complaints = new ArrayList<>();
        try {
            server.client()
                    .resource(server.client()
                            .getKubernetesSerialization()
                            .unmarshal(Yaml.write(manifest), GenericKubernetesResource.class))
                    .inNamespace(NAMESPACE)
                    .dryRun(true)
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .create();
        } catch (KubernetesClientException e) {
            complaints.add(kind + " " + manifest.at("/metadata/name").asText() + ": " + e.getMessage());
        }
        complaints.addAll(server.warnings());
        return complaints;
    }

    private static Set<String> kinds(String version) {
        APIResourceList resources = server.client().getApiResources(version);
        Set<String> kinds = new TreeSet<>();
        if (resources != null) {
            resources.getResources().forEach(resource -> kinds.add(resource.getKind()));
        }
        return kinds;
    }
}
