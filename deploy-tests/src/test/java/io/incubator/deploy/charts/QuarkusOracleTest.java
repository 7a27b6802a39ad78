package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ports, probe paths and the path of metrics, as Quarkus itself derives them from each service at its build.
class QuarkusOracleTest {
    private final Manifests charts = Charts.get().render(Charts.values("dev", "global: {monitoring: {enabled: true}}"));

    static Stream<String> services() {
        return Charts.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAndProbesAreThoseOfTheService(String service) throws IOException {
        // given
        Manifests oracle = oracle(service);
        JsonNode expected = Manifests.container(oracle.one("Deployment", service));
        JsonNode actual = Manifests.container(charts.one("Deployment", service));

        // then
        Map<String, Integer> ports = ports(expected);
        assertThat(ports(actual)).isEqualTo(ports);
        for (String probe : new String[] {"startupProbe", "readinessProbe", "livenessProbe"}) {
            assertThat(actual.at("/" + probe + "/httpGet/path").asText())
                    .isEqualTo(expected.at("/" + probe + "/httpGet/path").asText());
            assertThat(ports.get(actual.at("/" + probe + "/httpGet/port").asText()))
                    .isEqualTo(expected.at("/" + probe + "/httpGet/port").asInt());
        }
        assertThat(charts.one("Service", service).at("/spec/ports/0/targetPort").asText())
                .isEqualTo("http");
    }

    @ParameterizedTest
    @MethodSource("services")
    void environmentTellsTheSamePorts(String service) throws IOException {
        Map<String, Integer> ports = ports(Manifests.container(oracle(service).one("Deployment", service)));
        Map<String, JsonNode> environment = Manifests.environment(charts.one("Deployment", service));

        assertThat(environment.get("HTTP_PORT").path("value").asInt()).isEqualTo(ports.get("http"));
        assertThat(environment.get("MANAGEMENT_PORT").path("value").asInt()).isEqualTo(ports.get("management"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void metricsAreReadWhereTheyAre(String service) throws IOException {
        JsonNode monitor = oracle(service).one("ServiceMonitor", service).at("/spec/endpoints/0");
        JsonNode endpoint = charts.one("PodMonitor", service).at("/spec/podMetricsEndpoints/0");

        assertThat(endpoint.path("path").asText())
                .isEqualTo(monitor.path("path").asText());
        assertThat(endpoint.path("port").asText()).isEqualTo("management");
    }

    @ParameterizedTest
    @MethodSource("services")
    void theMigrationEndsAsQuarkusEndsIt(String service) throws IOException {
        Map<String, JsonNode> expected = Manifests.environment(oracle(service).one("Job", service + "-flyway-init"));

        assertThat(Manifests.environment(charts.one("Job", service + "-migration"))
                        .get("QUARKUS_INIT_AND_EXIT")
                        .path("value")
                        .asText())
                .isEqualTo(expected.get("QUARKUS_INIT_AND_EXIT").path("value").asText());
    }

    @Test
    void selectorsNameNoVersion() {
        // Quarkus's do, which would leave the old pods without an owner
        charts.ofKind("Deployment")
                .forEach(deployment -> assertThat(
                                deployment.at("/spec/selector/matchLabels").has("app.kubernetes.io/version"))
                        .isFalse());
    }

    private static Map<String, Integer> ports(JsonNode container) {
        Map<String, Integer> ports = new HashMap<>();
        container
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asInt()));
        return ports;
    }

    private static Manifests oracle(String service) throws IOException {
        Path file = Charts.ROOT.resolve(service + "/target/kubernetes/kubernetes.yml");
        assumeTrue(Files.exists(file), file + " is not there: build " + service + " before (./incubator test does)");
        return new Manifests(Yaml.documents(Files.readString(file)));
    }
}
