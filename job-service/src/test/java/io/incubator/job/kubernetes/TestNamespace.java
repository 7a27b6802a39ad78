package io.incubator.job.kubernetes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A namespace of restricted pods, of its own, at the API server of `KUBECONFIG`.
final class TestNamespace implements AutoCloseable {
    final String name = "incubator-test-" + UUID.randomUUID().toString().substring(0, 8);
    /// What the server warned of.
    final List<String> warnings = new CopyOnWriteArrayList<>();

    final KubernetesClient client;

    private TestNamespace(File kubeConfig) {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeConfig))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("warnings", new Listener()))
                .build();
    }

    /// Makes it; without a `KUBECONFIG` the test is skipped, and says so.
    static TestNamespace open() {
        String config = System.getenv("KUBECONFIG");
        assumeTrue(config != null, "NOT tested at an API server: KUBECONFIG is not set");
        TestNamespace namespace = new TestNamespace(new File(config.split(File.pathSeparator, -1)[0]));
        namespace
                .client
                .namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace.name)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                        .endMetadata()
                        .build())
                .create();
        // pods want the account that its controller makes
        await().until(() -> namespace
                        .client
                        .serviceAccounts()
                        .inNamespace(namespace.name)
                        .withName("default")
                        .get()
                != null);
        return namespace;
    }

    boolean hasNodes() {
        return !client.nodes().list().getItems().isEmpty();
    }

    /// The Kubernetes Job of a job; null for none.
    Job job(NotedContext context) {
        return client.batch()
                .v1()
                .jobs()
                .inNamespace(name)
                .withName(Manifest.name(context.id))
                .get();
    }

    List<Pod> pods() {
        return client.pods().inNamespace(name).list().getItems();
    }

    @Override
    public void close() {
        client.namespaces().withName(name).delete();
        client.close();
    }

    private final class Listener implements Interceptor {
        @Override
        public void after(
                HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            warnings.addAll(response.headers("Warning"));
        }
    }
}
