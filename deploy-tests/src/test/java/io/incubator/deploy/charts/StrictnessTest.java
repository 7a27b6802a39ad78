package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The judge itself: a planted mistake is found.
class StrictnessTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: x}
            spec:
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}}
                spec: {containers: [{name: x, image: y, ports: [{containerPort: 80}]}]}
            """;
    private static final String ROUTE = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: {name: x}
            spec:
              parentRefs: [{name: g}]
              rules: [{backendRefs: [{name: s, port: 80}], timeouts: {request: 0s}}]
            """;

    @ParameterizedTest
    @CsvSource({
        "containerPort, containerport",
        "matchLabels, matchLabel",
        "'selector: {matchLabels: {a: b}}', 'replicas: 1'",
        "'name: x, image: y', 'image: y'",
        "apps/v1, apps/v9",
    })
    void plantedMistakesAreFound(String right, String wrong) {
        assertThat(Strictness.complaints(Yaml.object(DEPLOYMENT.replace(right, wrong))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"backendRefs, backendRef", "timeouts, timeout", "request:, requests:", "parentRefs, parents"})
    void plantedMistakesInRoutesAreFound(String right, String wrong) {
        assertThat(Strictness.complaints(Yaml.object(ROUTE.replace(right, wrong))))
                .isNotEmpty();
    }

    @Test
    void whatIsRightIsLeftAlone() {
        assertThat(Strictness.complaints(Yaml.object(DEPLOYMENT))).isEmpty();
        assertThat(Strictness.complaints(Yaml.object(ROUTE))).isEmpty();
    }
}
