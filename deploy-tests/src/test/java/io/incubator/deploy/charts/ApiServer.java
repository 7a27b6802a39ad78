package io.incubator.deploy.charts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The API server that `KUBECONFIG` names, with what it warns of.
public final class ApiServer implements AutoCloseable {
    private final Path kubeConfig;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final KubernetesClient client;

    private ApiServer(Path kubeConfig) {
        this.kubeConfig = kubeConfig;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeConfig.toFile()))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("warnings", new Listener()))
                .build();
    }

    /// That of `KUBECONFIG`; without one the test is skipped, and says so.
    ///
    /// @param what is not tested then
    public static ApiServer named(String what) {
        String config = System.getenv("KUBECONFIG");
        assumeTrue(config != null, "NOT tested " + what + ": KUBECONFIG is not set");
        return new ApiServer(Path.of(config.split(File.pathSeparator, -1)[0]));
    }

    /// A name that nobody else has.
    public static String freshName() {
        return "incubator-test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Makes a namespace in which only restricted pods run, and others are warned of.
    public void makeRestricted(String namespace) {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                        .endMetadata()
                        .build())
                .create();
    }

    /// For Helm.
    public Path kubeConfig() {
        return kubeConfig;
    }

    public KubernetesClient client() {
        return client;
    }

    /// What it warned of so far, each with what was asked.
    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Listener implements Interceptor {
        @Override
        public void after(
                HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            response.headers("Warning")
                    .forEach(warning -> warnings.add(request.uri().getPath() + ": " + warning));
        }
    }
}
