package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every switch renders manifests an API server would take.
class ChartTogglesTest {
    static Stream<String> toggles() {
        return Stream.of(
                "gateway: {httpRoute: {enabled: false}, create: {enabled: false}}",
                "gateway: {httpRoute: {enabled: false}, create: {enabled: false}, ingress: {enabled: true}}",
                "gateway: {httpRoute: {enabled: false}, create: {enabled: false}, ingress: {enabled: true,"
                        + " className: traefik, host: other.example.com, tlsSecret: tls}}",
                "{global: {publicUrl: 'https://x.example.com'}, gateway: {create: {enabled: true, className: traefik,"
                        + " tlsSecret: tls, annotations: {cert-manager.io/issuer: le}}}}",
                "docs: {enabled: false}",
                "global: {networkPolicy: {enabled: false}}",
                "global: {monitoring: {enabled: true}}",
                "{global: {monitoring: {enabled: true}}, alerts: {enabled: false}, dashboards: {enabled: false}}",
                "global: {externalSecrets: {enabled: true, store: vault, storeKind: ClusterSecretStore}}",
                "global: {image: {registry: registry.example.com/x, tag: '1.2', pullSecrets: [pull]}}",
                "global: {corsOrigins: ['https://app.example.com'], settings: {INCUBATOR_LIMITS_READ: 100}}",
                "{cloudNativePg: {enabled: false}, rabbitmqCluster: {enabled: false}, global: {migrations: {atInstall: pre}}}",
                "cloudNativePg: {backup: {enabled: true, destinationPath: 's3://b/c', credentialsSecret: s, endpointUrl:"
                        + " 'https://minio'}, storage: {storageClass: fast}}",
                "rabbitmqCluster: {storage: {storageClass: fast}}",
                "global: {tracing: {endpoint: 'http://otel.monitoring:4318', protocol: http/protobuf, share: 0.1, port: 4318}}",
                "dump: {enabled: true, secret: backup, volumeClaim: dumps}",
                "auth-service: {trustedProxies: [10.0.0.0/8], secrets: {operator: op}, replicas: 3}",
                "{auth-service: {mail: {enabled: true, host: smtp, from: a@b.example, tls: implicit}, secrets: {mail: mail}},"
                        + " global: {externalSecrets: {enabled: true, store: vault}}}",
                "auth-service: {mail: {enabled: true, host: smtp, from: a@b.example, tls: none, port: 2525}}",
                "job-service: {kubernetesJobs: {enabled: true, images: ['registry.example.com/jobs/*']}}",
                "ai-service: {internet: {enabled: true, ports: [443, 8443]}, extraEgress: [{to: [{ipBlock: {cidr:"
                        + " 10.1.2.3/32}}]}]}",
                "ai-service: {autoscaling: {hpa: {enabled: true}}}",
                "ai-service: {autoscaling: {keda: {enabled: true, triggers: [{type: cpu, metricType: Utilization,"
                        + " metadata: {value: '70'}}]}}}",
                "project-service: {podLabels: {team: a}, podAnnotations: {x: y}, nodeSelector: {disk: ssd},"
                        + " tolerations: [{key: k, operator: Exists}], priorityClassName: high, javaOptions: -Xmx300m,"
                        + " serviceAccount: {annotations: {x: y}}, settings: {INCUBATOR_LIMITS_ENABLED: false}}",
                "project-service: {image: {repository: other, digest: 'sha256:"
                        + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'}}");
    }

    @ParameterizedTest
    @MethodSource("toggles")
    void everyToggleRendersWhatAnApiServerTakes(String toggle) {
        // given the smallest installation with one thing changed

        // when
        Manifests manifests = Charts.get().render(Charts.values("dev", toggle));

        // then
        assertThat(manifests.all().stream().map(Strictness::complaints).flatMap(List::stream))
                .isEmpty();
        assertThat(manifests.names().get("Deployment")).containsAll(Charts.SERVICES);
        everyPodIsRestricted(manifests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "small", "production"})
    void everyValuesFileLintsAndRenders(String name) throws IOException {
        // when
        LintResult lint = new Helm(Charts.get().complete("incubator", Charts.values(name, "")))
                .lint()
                .strict()
                .call();
        Manifests manifests = Charts.get().render(Charts.values(name, ""));

        // then
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(manifests.all().stream().map(Strictness::complaints).flatMap(List::stream))
                .isEmpty();
        everyPodIsRestricted(manifests);
    }

    private static void everyPodIsRestricted(Manifests manifests) {
        Stream.of("Deployment", "Job", "CronJob").flatMap(manifests::ofKind).forEach(workload -> {
            JsonNode pod = Manifests.pod(workload);
            String name = workload.at("/metadata/name").asText();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            pod.path("containers").forEach(container -> {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .as(name)
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                        .as(name)
                        .isTrue();
                assertThat(security.at("/capabilities/drop/0").asText())
                        .as(name)
                        .isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").asText())
                        .as(name)
                        .isNotEmpty();
            });
        });
    }
}
