package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The charts answer the paths of `contracts/routes.yaml`, which the launcher carries, and no others.
class RoutesTest {
    private static final String INGRESS =
            "gateway: {httpRoute: {enabled: false}, create: {enabled: false}, ingress: {enabled: true}}";

    @Test
    void theHttpRouteIsTheContract() {
        JsonNode route = Charts.get().render(Charts.values("dev", "")).one("HTTPRoute", "incubator");

        Map<String, String> routes = new TreeMap<>();
        route.at("/spec/rules")
                .forEach(rule -> routes.put(
                        rule.at("/matches/0/path/value").asText(),
                        rule.at("/backendRefs/0/name").asText()));

        assertThat(routes).isEqualTo(contract());
    }

    @Test
    void theIngressIsTheContract() {
        JsonNode ingress = Charts.get().render(Charts.values("dev", INGRESS)).one("Ingress", "incubator");

        Map<String, String> routes = new TreeMap<>();
        ingress.at("/spec/rules/0/http/paths")
                .forEach(path -> routes.put(
                        path.path("path").asText(),
                        path.at("/backend/service/name").asText()));

        assertThat(routes).isEqualTo(contract());
        assertThat(ingress.at("/metadata/annotations").isMissingNode()).isTrue();
    }

    @Test
    void theLauncherCarriesTheContract() throws IOException {
        assertThat(Files.readString(Charts.ROOT.resolve("launcher/pom.xml")))
                .contains("<include>routes.yaml</include>");
    }

    @Test
    void everyRouteLeadsToAServiceOfTheRelease() {
        Manifests manifests = Charts.get().render(Charts.values("dev", ""));

        assertThat(manifests.names().get("Service"))
                .containsAll(new HashSet<>(contract().values()));
    }

    @Test
    void noStreamIsCutByARequestTimeout() {
        // given: prefixes under which something streams, by the contracts of the services
        Set<String> streaming = new HashSet<>();
        for (String service : Charts.SERVICES) {
            Yaml.file(Charts.ROOT.resolve("contracts/openapi/" + service + ".yaml"))
                    .path("paths")
                    .properties()
                    .forEach(path -> {
                        String text = path.getValue().toString();
                        if (text.contains("text/event-stream") || path.getKey().endsWith("/live")) {
                            streaming.add(prefixOf(path.getKey()));
                        }
                    });
        }

        // when
        Map<String, String> timeouts = new TreeMap<>();
        Charts.get()
                .render(Charts.values("dev", ""))
                .one("HTTPRoute", "incubator")
                .at("/spec/rules")
                .forEach(rule -> timeouts.put(
                        rule.at("/matches/0/path/value").asText(),
                        rule.at("/timeouts/request").asText()));

        // then
        assertThat(streaming).isNotEmpty();
        assertThat(streaming)
                .as("helm/incubator/files/routes.yaml says which prefixes stream")
                .allSatisfy(prefix -> assertThat(timeouts).containsEntry(prefix, "0s"));
    }

    /// Prefix to the Service that answers; the pages the local gateway serves itself are the docs Service's.
    private static Map<String, String> contract() {
        Function<String, String> name = service -> service.equals("gateway") ? "docs" : service;
        Map<String, String> routes = new TreeMap<>();
        Yaml.file(Charts.ROOT.resolve("contracts/routes.yaml"))
                .path("routes")
                .forEach(route -> routes.put(
                        route.path("prefix").asText(),
                        name.apply(route.path("service").asText())));
        return routes;
    }

    private static String prefixOf(String path) {
        return contract().keySet().stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow(() -> new AssertionError("No route for " + path));
    }
}
