package io.incubator.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Release;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.incubator.deploy.charts.Charts;
import io.incubator.deploy.charts.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done to a cluster before and at an installation, as far as it shows without one.
@EnableKubernetesMockClient(crud = true, https = false)
class ClusterReleaseTest {
    private static final String NAMESPACE = "there";
    private static final ObjectNode VALUES = Yaml.object(Charts.values("dev", ""));
    private KubernetesClient cluster;

    @TempDir
    private Path folder;

    private Path kubeConfig;

    @BeforeEach
    void nobodysKubeConfig() throws IOException {
        kubeConfig = Files.writeString(folder.resolve("config"), "{apiVersion: v1, kind: Config}");
    }

    @Test
    void everySecretThatThePodsReferToIsMade() {
        Secret known = new SecretBuilder()
                .withNewMetadata()
                .withName("auth-service-key")
                .endMetadata()
                .withStringData(Map.of("key", "known"))
                .build();

        release().prepare(VALUES, List.of(known));

        Map<String, Secret> made = cluster.secrets().inNamespace(NAMESPACE).list().getItems().stream()
                .collect(Collectors.toMap(secret -> secret.getMetadata().getName(), Function.identity()));
        List<JsonNode> references = Charts.get().manifests(Yaml.write(VALUES)).stream()
                .flatMap(manifest -> manifest.findValues("secretKeyRef").stream())
                .toList();
        assertThat(references).hasSizeGreaterThan(20).allSatisfy(reference -> {
            String name = reference.path("name").asText();
            // that one is made by the operator of RabbitMQ
            if (!name.equals(VALUES.at("/global/rabbitmq/secret").asText())) {
                assertThat(made).containsKey(name);
                assertThat(made.get(name).getStringData())
                        .containsKey(reference.path("key").asText());
            }
        });
        assertThat(made.get("auth-service-key").getStringData()).containsEntry("key", "known");
        assertThat(cluster.namespaces().withName(NAMESPACE).get().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void helmTakesTheChartsAsTheyAre() {
        Release planned = release()
                .install(VALUES)
                .withKubeVersion("1.34.0")
                .clientOnly()
                .dryRun()
                .call();

        assertThat(planned.getStatus()).isEqualTo("pending-install");
        assertThat(planned.getNamespace()).isEqualTo(NAMESPACE);
        assertThat(planned.getOutput()).contains("The incubator answers at http://incubator.localhost");
        // with hooks that Helm knows, not those of the tests that render
        assertThat(Charts.asTheyAre().folder("service-lib").resolve("templates/_pod.tpl"))
                .content()
                .contains("helm.sh/hook: ");
    }

    private ClusterRelease release() {
        return new ClusterRelease(cluster, kubeConfig, NAMESPACE);
    }
}
