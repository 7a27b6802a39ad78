package io.incubator.deploy.cluster;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.incubator.deploy.charts.Charts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// How far an installation has come.
///
/// @param waiting what is not ready yet, a sentence each
/// @param failed what will not become ready by waiting
record Rollout(List<String> waiting, List<String> failed) {
    private static final String PART = "app.kubernetes.io/part-of";
    private static final String SUITE = "incubator";

    static Rollout of(KubernetesClient cluster, String namespace) {
        return new Rollout(
                Stream.concat(deployments(cluster, namespace), pods(cluster, namespace))
                        .toList(),
                failedMigrations(cluster, namespace).toList());
    }

    boolean ready() {
        return waiting.isEmpty() && failed.isEmpty();
    }

    private static Stream<String> deployments(KubernetesClient cluster, String namespace) {
        return Charts.SERVICES.stream()
                .map(name -> {
                    Deployment deployment = cluster.apps()
                            .deployments()
                            .inNamespace(namespace)
                            .withName(name)
                            .get();
                    return deployment == null ? name + " is not there" : progress(name, deployment);
                })
                .filter(sentence -> !sentence.isEmpty());
    }

    /// As `kubectl rollout status` judges: all pods are of the newest template, and none besides.
    private static String progress(String name, Deployment deployment) {
        DeploymentStatus status = Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
        int wanted = or(deployment.getSpec().getReplicas(), 1);
        if (or(status.getObservedGeneration(), 0L) < or(deployment.getMetadata().getGeneration(), 0L)) {
            return name + " was not looked at yet";
        }
        int updated = or(status.getUpdatedReplicas(), 0);
        int all = or(status.getReplicas(), 0);
        int ready = or(status.getAvailableReplicas(), 0);
        boolean done = updated >= wanted && all == updated && ready >= wanted;
        return done ? "" : "%s has %d of %d pods ready".formatted(name, ready, wanted);
    }

    /// Why pods wait, such as for an image that nobody has.
    private static Stream<String> pods(KubernetesClient cluster, String namespace) {
        return cluster.pods().inNamespace(namespace).withLabel(PART, SUITE).list().getItems().stream()
                .filter(pod -> pod.getStatus() != null)
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream()
                        .map(Rollout::reason)
                        .filter(reason -> !reason.isEmpty())
                        .map(reason -> pod.getMetadata().getName() + ": " + reason));
    }

    private static String reason(ContainerStatus container) {
        ContainerStateWaiting waiting =
                container.getState() == null ? null : container.getState().getWaiting();
        return waiting == null
                ? ""
                : waiting.getReason() + (waiting.getMessage() == null ? "" : " (" + waiting.getMessage() + ")");
    }

    private static Stream<String> failedMigrations(KubernetesClient cluster, String namespace) {
        return cluster
                .batch()
                .v1()
                .jobs()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/component", "migration")
                .list()
                .getItems()
                .stream()
                .filter(job -> job.getStatus() != null)
                .filter(job -> job.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                condition.getType().equals("Failed") && "True".equals(condition.getStatus())))
                .map(job -> job.getMetadata().getName() + " failed");
    }

    private static <T> T or(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
