package io.incubator.deploy.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.incubator.deploy.charts.Charts;
import io.incubator.deploy.charts.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The umbrella in a namespace of its own, which goes with it.
final class ClusterRelease implements AutoCloseable {
    private static final String NAME = "incubator";
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int SECONDS_FOR_HOOKS = 900;

    private final KubernetesClient cluster;
    private final Path kubeConfig;
    private final String namespace;

    /// @param kubeConfig where Helm reads how to reach the cluster
    ClusterRelease(KubernetesClient cluster, Path kubeConfig, String namespace) {
        this.cluster = cluster;
        this.kubeConfig = kubeConfig;
        this.namespace = namespace;
    }

    /// Makes the namespace, held to restricted pods, and the Secrets, as docs/how-to/install.md does.
    ///
    /// @param given Secrets that somebody else knows the content of; the others get random content
    void prepare(JsonNode values, List<Secret> given) {
        cluster.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .create();
        Map<String, Secret> secrets = new LinkedHashMap<>();
        Stream.concat(given.stream(), NeededSecrets.of(values))
                .forEach(secret -> secrets.putIfAbsent(secret.getMetadata().getName(), secret));
        secrets.values()
                .forEach(secret ->
                        cluster.resource(secret).inNamespace(namespace).create());
    }

    /// What `helm install` is told.
    InstallCommand install(JsonNode values) {
        return new Helm(Charts.asTheyAre().folder("incubator"))
                .install()
                .withName(NAME)
                .withNamespace(namespace)
                .withKubeConfig(kubeConfig)
                .withTimeout(SECONDS_FOR_HOOKS)
                .withValuesFile(file(values));
    }

    /// What `helm upgrade` is told.
    UpgradeCommand upgrade(JsonNode values) {
        return new Helm(Charts.asTheyAre().folder("incubator"))
                .upgrade()
                .withName(NAME)
                .withNamespace(namespace)
                .withKubeConfig(kubeConfig)
                .withTimeout(SECONDS_FOR_HOOKS)
                .withValuesFile(file(values));
    }

    private static Path file(JsonNode values) {
        try {
            return Files.writeString(Files.createTempFile("values", ".yaml"), Yaml.write(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until every service has its pods.
    ///
    /// @throws IllegalStateException at once where waiting does not help
    void awaitReady() {
        await().atMost(PATIENCE).pollInterval(2, TimeUnit.SECONDS).untilAsserted(() -> {
            Rollout rollout = Rollout.of(cluster, namespace);
            if (!rollout.failed().isEmpty()) {
                throw new IllegalStateException(String.join("\n", rollout.failed()));
            }
            if (!rollout.ready()) {
                throw new AssertionError(String.join("\n", rollout.waiting()));
            }
        });
    }

    /// Takes the release away, if it is there.
    void uninstall() {
        Helm.uninstall(NAME)
                .withNamespace(namespace)
                .withKubeConfig(kubeConfig)
                .ignoreNotFound()
                .call();
    }

    /// Takes the release away, then everything else of the namespace.
    @Override
    public void close() {
        try {
            uninstall();
        } finally {
            cluster.namespaces().withName(namespace).delete();
        }
    }
}
