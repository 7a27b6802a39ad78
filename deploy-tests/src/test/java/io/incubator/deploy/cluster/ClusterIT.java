package io.incubator.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.incubator.deploy.charts.ApiServer;
import io.incubator.deploy.charts.Charts;
import io.incubator.deploy.charts.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// With `KUBECONFIG`, the suite on that cluster, by the values of `INCUBATOR_CLUSTER_VALUES` and the Secrets of
/// `INCUBATOR_CLUSTER_SECRETS` (docs/how-to/install.md says what they and the cluster need). In a namespace of its own,
/// which
/// is gone afterwards.
class ClusterIT {
    /// All tests call from one address, and many as one person.
    private static final String LARGE_BUDGETS = "global: {settings: {INCUBATOR_LIMITS_ANONYMOUS: 100000,"
            + " INCUBATOR_LIMITS_READ: 1000000, INCUBATOR_LIMITS_WRITE: 1000000, INCUBATOR_LIMITS_HEAVY: 100000}}";

    private static final String ANOTHER_POD = "global: {settings: {INCUBATOR_LIMITS_READ: 1000001}}";

    @Test
    void theUmbrellaIsInstalledUpgradedAndDoesTheMainJob() throws Exception {
        Path file = Path.of(System.getenv()
                .getOrDefault(
                        "INCUBATOR_CLUSTER_VALUES",
                        Charts.ROOT.resolve("helm/incubator/values-dev.yaml").toString()));
        ObjectNode values = Yaml.merge(Yaml.file(file), Yaml.object(LARGE_BUDGETS));
        URI suite = URI.create(values.at("/global/publicUrl").asText());
        try (ApiServer server = ApiServer.named("on a cluster");
                ClusterRelease release =
                        new ClusterRelease(server.client(), server.kubeConfig(), ApiServer.freshName())) {
            assumeFalse(
                    server.client().nodes().list().getItems().isEmpty(), "NOT tested on a cluster: it has no nodes");
            release.prepare(values, given(server));
            release.install(values).call();
            release.awaitReady();
            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(status(suite)).isEqualTo(200));
            systemTests(suite);

            // other settings: every pod is replaced, one by one
            release.upgrade(Yaml.merge(values, Yaml.object(ANOTHER_POD))).call();
            release.awaitReady();
            assertThat(status(suite)).isEqualTo(200);
        }
    }

    /// Secrets of a PostgreSQL and a broker that do not come with the release, by a file of manifests.
    private static List<Secret> given(ApiServer server) throws IOException {
        String file = System.getenv("INCUBATOR_CLUSTER_SECRETS");
        if (file == null) {
            return List.of();
        }
        try (InputStream manifests = Files.newInputStream(Path.of(file))) {
            return server.client().load(manifests).items().stream()
                    .map(Secret.class::cast)
                    .toList();
        }
    }

    private static int status(URI suite) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(
                            HttpRequest.newBuilder(suite.resolve("/.well-known/jwks.json"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /// The system tests that need no more of a suite than its address, in a build of their own.
    private static void systemTests(URI suite) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), "system-tests", ".log");
        ProcessBuilder maven = new ProcessBuilder(List.of(
                        "./mvnw",
                        "-B",
                        "-Dquick",
                        "-DskipUnitTests",
                        "-Dgroups=anywhere",
                        "-am",
                        "-pl",
                        "system-tests",
                        "verify"))
                .directory(Charts.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("INCUBATOR_URL", suite.toString());
        Process tests = maven.start();
        assertThat(tests.waitFor(20, TimeUnit.MINUTES))
                .as("the system tests end")
                .isTrue();
        assertThat(tests.exitValue()).as("the system tests, see %s", log).isZero();
    }
}
