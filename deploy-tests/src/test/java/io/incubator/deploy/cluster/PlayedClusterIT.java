package io.incubator.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.incubator.deploy.charts.ApiServer;
import io.incubator.deploy.charts.Charts;
import io.incubator.deploy.charts.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// With a `KUBECONFIG` of an API server and its controllers but no nodes, the life of a release as these see it: what
/// comes
/// first, what is left, what a pod's account may do. What runs in the pods is `ClusterIT`'s.
class PlayedClusterIT {
    private static final String SUITE = "app.kubernetes.io/part-of=incubator";
    /// No more than Kubernetes itself knows.
    private static final String VALUES = """
            gateway: {httpRoute: {enabled: false}, ingress: {enabled: true}}
            job-service: {kubernetesJobs: {enabled: true, images: ['registry.example.com/jobs/*']}}
            """;
    private static final String ANOTHER_POD = "global: {settings: {INCUBATOR_LIMITS_READ: 1000001}}";
    private static final String IMPATIENT = "ai-service: {migration: {deadlineSeconds: 5}}";
    private static final List<String> MIGRATIONS = List.of(
            "ai-service-migration", "auth-service-migration", "job-service-migration", "project-service-migration");

    @Test
    void aReleaseMigratesFirstWithEveryChangeAndLeavesNothing() {
        try (ApiServer server = ApiServer.named("with the controllers of a cluster")) {
            KubernetesClient cluster = server.client();
            assumeTrue(
                    cluster.nodes().list().getItems().isEmpty(),
                    "NOT tested with played nodes: there are real ones, for ClusterIT");
            String namespace = ApiServer.freshName();
            ObjectNode values = Yaml.object(Charts.values("small", VALUES));
            try (ClusterRelease release = new ClusterRelease(cluster, server.kubeConfig(), namespace);
                    PlayedNode node = new PlayedNode(cluster, namespace)) {
                release.prepare(values, List.of());

                // installed, and waited for as Helm does, and until the last pod is taken for available
                release.install(values).waitReady().call();
                release.awaitReady();
                migratedFirst(node);
                jobServiceMayDoNoMoreThanItDoes(cluster, namespace);

                // upgraded
                node.begun().clear();
                release.upgrade(Yaml.merge(values, Yaml.object(ANOTHER_POD)))
                        .waitReady()
                        .call();
                migratedFirst(node);
                assertThat(node.begun()).contains(Charts.SERVICES.toArray(String[]::new));

                // a migration that fails stops the upgrade before anything else is changed
                node.begun().clear();
                node.fail("ai-service-migration");
                long before = generation(cluster, namespace);
                assertThatThrownBy(() -> release.upgrade(Yaml.merge(values, Yaml.object(IMPATIENT)))
                                .call())
                        .hasMessageContaining("pre-upgrade");
                assertThat(node.begun()).isSubsetOf(MIGRATIONS);
                assertThat(generation(cluster, namespace)).isEqualTo(before);
                assertThat(Rollout.of(cluster, namespace).failed()).containsExactly("ai-service-migration failed");

                // and the next one goes on from there, here back to where it began
                node.mend();
                release.upgrade(values).waitReady().call();
                release.awaitReady();

                // taken away
                release.uninstall();
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(
                                () -> assertThat(remains(cluster, namespace)).isEmpty());
            }
        }
    }

    private static void migratedFirst(PlayedNode node) {
        List<String> order = node.begun().stream().distinct().toList();
        assertThat(order).hasSizeGreaterThan(MIGRATIONS.size());
        assertThat(order.subList(0, MIGRATIONS.size())).containsExactlyInAnyOrderElementsOf(MIGRATIONS);
    }

    private static long generation(KubernetesClient cluster, String namespace) {
        return cluster.apps()
                .deployments()
                .inNamespace(namespace)
                .withName("ai-service")
                .get()
                .getMetadata()
                .getGeneration();
    }

    /// What `kubernetes-job` asks of the API server, and nothing beside it.
    private static void jobServiceMayDoNoMoreThanItDoes(KubernetesClient cluster, String namespace) {
        Account account = new Account(cluster, "system:serviceaccount:" + namespace + ":job-service");
        assertThat(List.of("create", "get", "list", "watch", "delete"))
                .allMatch(verb -> account.may(verb, "batch/jobs", namespace));
        assertThat(account.may("list", "/pods", namespace)).isTrue();
        assertThat(account.may("get", "/pods/log", namespace)).isTrue();

        assertThat(account.may("create", "/pods", namespace)).isFalse();
        assertThat(account.may("create", "/pods/exec", namespace)).isFalse();
        assertThat(account.may("get", "/secrets", namespace)).isFalse();
        assertThat(account.may("create", "batch/jobs", "default")).isFalse();
    }

    /// Somebody the API server knows.
    private record Account(KubernetesClient cluster, String user) {
        /// @param what group, resource and, if need be, part of it
        boolean may(String verb, String what, String where) {
            String[] parts = what.split("/", -1);
            return cluster.authorization()
                    .v1()
                    .subjectAccessReview()
                    .create(new SubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withUser(user)
                            .withNewResourceAttributes()
                            .withNamespace(where)
                            .withVerb(verb)
                            .withGroup(parts[0])
                            .withResource(parts[1])
                            .withSubresource(parts.length > 2 ? parts[2] : null)
                            .endResourceAttributes()
                            .endSpec()
                            .build())
                    .getStatus()
                    .getAllowed();
        }
    }

    /// Whatever of the suite a namespace still has, of every kind the server knows.
    private static List<String> remains(KubernetesClient cluster, String namespace) {
        Stream<String> versions = Stream.concat(
                Stream.of("v1"),
                cluster.getApiGroups().getGroups().stream()
                        .map(group -> group.getPreferredVersion())
                        .map(GroupVersionForDiscovery::getGroupVersion));
        return versions.flatMap(version -> cluster.getApiResources(version).getResources().stream()
                        .filter(resource ->
                                resource.getNamespaced() && resource.getVerbs().contains("list"))
                        .flatMap(resource -> remains(cluster, namespace, version, resource)))
                .toList();
    }

    private static Stream<String> remains(
            KubernetesClient cluster, String namespace, String version, APIResource resource) {
        int slash = version.indexOf('/');
        ResourceDefinitionContext context = new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : version.substring(0, slash))
                .withVersion(version.substring(slash + 1))
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(true)
                .build();
        return cluster
                .genericKubernetesResources(context)
                .inNamespace(namespace)
                .withLabelSelector(SUITE)
                .list()
                .getItems()
                .stream()
                .map(item -> resource.getKind() + " " + item.getMetadata().getName());
    }
}
