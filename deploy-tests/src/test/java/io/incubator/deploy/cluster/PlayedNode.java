package io.incubator.deploy.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// Stands in for the nodes that a cluster of nothing but an API server and its controllers lacks: in one namespace, the
/// pod of a
/// Job is done at once, and every other pod is ready.
final class PlayedNode implements AutoCloseable {
    private static final String NAME = "app.kubernetes.io/name";
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;

    private final KubernetesClient cluster;
    private final String namespace;
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    PlayedNode(KubernetesClient cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.thread = Thread.ofVirtual().start(this::play);
    }

    /// Names of what its pods belong to, in the order in which they came.
    List<String> begun() {
        return begun;
    }

    /// Lets the pods of this Job fail from now on.
    void fail(String job) {
        failing.add(job);
    }

    /// Lets all pods end well again.
    void mend() {
        failing.clear();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void play() {
        try {
            while (true) {
                look();
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            // the end of the test
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            cluster.pods().inNamespace(namespace).list().getItems().stream()
                    .filter(pod -> "Pending".equals(pod.getStatus().getPhase()))
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .forEach(this::begin);
        } catch (KubernetesClientException e) {
            if (!Thread.currentThread().isInterrupted()) {
                // somebody else wrote the pod, or took it away: the next look shows
                System.out.println("played node: " + e.getMessage());
            }
        }
    }

    private void begin(Pod pod) {
        String name = pod.getMetadata().getLabels().get(NAME);
        boolean runs = !pod.getSpec().getRestartPolicy().equals("Never");
        String ended = failing.contains(name) ? "Failed" : "Succeeded";
        cluster.resource(pod)
                .editStatus(found -> new PodBuilder(found)
                        .editStatus()
                        .withPhase(runs ? "Running" : ended)
                        .withStartTime(Instant.now().toString())
                        .withContainerStatuses(containers(found, runs, failing.contains(name) ? 1 : 0))
                        .addNewCondition()
                        .withType("Ready")
                        .withStatus(runs ? "True" : "False")
                        .withLastTransitionTime(Instant.now().toString())
                        .endCondition()
                        .endStatus()
                        .build());
        begun.add(name);
    }

    private static List<ContainerStatus> containers(Pod pod, boolean runs, int exitCode) {
        return pod.getSpec().getContainers().stream()
                .map(container -> {
                    ContainerStatusBuilder status = new ContainerStatusBuilder()
                            .withName(container.getName())
                            .withImage(container.getImage())
                            .withImageID("played")
                            .withRestartCount(0)
                            .withReady(runs);
                    String now = Instant.now().toString();
                    return runs
                            ? status.withNewState()
                                    .withNewRunning()
                                    .withStartedAt(now)
                                    .endRunning()
                                    .endState()
                                    .build()
                            : status.withNewState()
                                    .withNewTerminated()
                                    .withExitCode(exitCode)
                                    .withStartedAt(now)
                                    .withFinishedAt(now)
                                    .endTerminated()
                                    .endState()
                                    .build();
                })
                .toList();
    }
}
