package io.incubator.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.incubator.kit.worker.JobFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// At a real API server with the real controllers, where `KUBECONFIG` names one that has no nodes; the test plays the
/// node.
class PlayedPodsIT {
    private final NotedContext context = new NotedContext();
    private TestNamespace namespace;
    private KubernetesJobHandler handler;

    @BeforeEach
    void open() {
        namespace = TestNamespace.open();
        assumeFalse(namespace.hasNodes(), "NOT tested with played nodes: there are real ones, for PodsIT");
        handler = new KubernetesJobHandler(
                new KubernetesJobsSettings(namespace.name, "registry.example.com/jobs/*"), () -> namespace.client);
    }

    @AfterEach
    void close() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void aRestrictedPodIsMadeAndItsEndIsTold() throws Exception {
        Attempt attempt = begin();
        Pod pod = pod();
        ends(pod, 0, null);

        assertThat(attempt.outcome().get())
                .isEqualTo(new KubernetesJobHandler.Outcome(pod.getMetadata().getName(), 0));
        assertThat(namespace.warnings).isEmpty();
    }

    @Test
    void aFailedPodIsMadeOnceAnAttempt() throws Exception {
        Attempt first = begin();
        ends(pod(), 1, null);
        assertThat(first.failure().retryable()).isTrue();
        String failed = namespace.job(context).getMetadata().getUid();

        // the next attempt has a Job of its own, and does not take the pod before for its own
        Attempt second = begin();
        await().until(
                        () -> namespace.job(context),
                        job -> job != null && !job.getMetadata().getUid().equals(failed));
        Pod pod = pod();
        ends(pod, 3, null);
        JobFailure failure = second.failure();

        assertThat(failure.code()).isEqualTo("pod-failed");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aPodThatTheClusterTakesAwayIsMadeAgain() throws Exception {
        Attempt attempt = begin();
        Pod taken = pod();
        ends(taken, 137, "DisruptionTarget");
        Pod again = await().until(
                        this::pod,
                        pod -> !pod.getMetadata()
                                .getName()
                                .equals(taken.getMetadata().getName()));
        ends(again, 0, null);

        assertThat(attempt.outcome().get())
                .isEqualTo(new KubernetesJobHandler.Outcome(again.getMetadata().getName(), 0));
    }

    @Test
    void aCancellationTakesJobAndPodAway() {
        Attempt attempt = begin();
        pod();

        attempt.interrupt();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> attempt.outcome().isDone()
                        && namespace.job(context) == null
                        && namespace.pods().isEmpty());
    }

    @Test
    void aPodThatRunsLongerThanItMayIsEnded() {
        context.limit = Duration.ofSeconds(2);
        Attempt attempt = begin();
        pod();

        assertThat(attempt.failure().code()).isEqualTo("run-limit-exceeded");
        await().until(() -> namespace.pods().isEmpty());
    }

    private Attempt begin() {
        return Attempt.of(
                handler,
                context,
                new KubernetesJob(
                        "registry.example.com/jobs/train:1",
                        List.of("train"),
                        null,
                        Map.of("SEED", "7"),
                        null,
                        "1Gi",
                        List.of(3)));
    }

    /// One that has not ended, made for the Job of now.
    private Pod pod() {
        return await().until(
                        () -> namespace.pods().stream()
                                .filter(pod -> pod.getStatus().getPhase().equals("Pending"))
                                .filter(pod -> namespace.job(context) != null
                                        && pod.getMetadata()
                                                .getOwnerReferences()
                                                .getFirst()
                                                .getUid()
                                                .equals(namespace
                                                        .job(context)
                                                        .getMetadata()
                                                        .getUid()))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /// @param because a condition that says why; null for none
    private void ends(Pod pod, int exitCode, String because) {
        String now = Instant.now().toString();
        namespace.client.resource(pod).editStatus(found -> {
            PodBuilder ended = new PodBuilder(found)
                    .editStatus()
                    .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
                    .addNewContainerStatus()
                    .withName(Manifest.CONTAINER)
                    .withImage("registry.example.com/jobs/train:1")
                    .withImageID("played")
                    .withRestartCount(0)
                    .withReady(false)
                    .withNewState()
                    .withNewTerminated()
                    .withExitCode(exitCode)
                    .withStartedAt(now)
                    .withFinishedAt(now)
                    .endTerminated()
                    .endState()
                    .endContainerStatus()
                    .endStatus();
            if (because != null) {
                ended.editStatus()
                        .addNewCondition()
                        .withType(because)
                        .withStatus("True")
                        .withLastTransitionTime(now)
                        .endCondition()
                        .endStatus();
            }
            return ended.build();
        });
    }
}
