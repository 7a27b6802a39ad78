package io.incubator.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.incubator.kit.worker.JobFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On the nodes of a real cluster, where `KUBECONFIG` names one and `INCUBATOR_CLUSTER_IMAGE` an image with a shell.
class PodsIT {
    private final NotedContext context = new NotedContext();
    private final String image = System.getenv("INCUBATOR_CLUSTER_IMAGE");
    private TestNamespace namespace;
    private KubernetesJobHandler handler;

    @BeforeEach
    void open() {
        assumeTrue(image != null, "NOT tested with real pods: INCUBATOR_CLUSTER_IMAGE is not set");
        namespace = TestNamespace.open();
        assumeTrue(namespace.hasNodes(), "NOT tested with real pods: the cluster has no nodes");
        handler = new KubernetesJobHandler(new KubernetesJobsSettings(namespace.name, image), () -> namespace.client);
    }

    @AfterEach
    void close() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void whatItWritesIsToldOnceAndInOrder() throws Exception {
        Attempt attempt = begin(
                "echo Begun $SEED; echo ::progress 40 training; sleep 2;"
                        + " echo ::metric loss 12 0.33; id -u; touch /tmp/x && ! touch /x; echo Done",
                "64Mi");

        assertThat(attempt.outcome().get()).isInstanceOf(KubernetesJobHandler.Outcome.class);
        assertThat(context.told)
                .startsWith("Begun 7", "40 % training", "loss[12]=0.33", "65532")
                .endsWith("Done");
        assertThat(context.told).doesNotHaveDuplicates();
    }

    @Test
    void theNextAttemptTellsNothingOfTheLast() throws Exception {
        Attempt first = begin("echo first; exit 1", "64Mi");
        assertThat(first.failure().retryable()).isTrue();
        context.told.clear();

        Attempt second = begin("echo second; exit 3", "64Mi");

        JobFailure failure = second.failure();
        assertThat(failure.code()).isEqualTo("pod-failed");
        assertThat(failure.retryable()).isFalse();
        assertThat(context.told).containsExactly("second");
    }

    @Test
    void aCancellationEndsThePodWithinTenSeconds() {
        Attempt attempt = begin("echo Begun; sleep 600", "64Mi");
        await().atMost(Duration.ofMinutes(1)).until(() -> context.told.contains("Begun"));

        attempt.interrupt();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> attempt.outcome().isDone() && namespace.pods().isEmpty());
    }

    @Test
    void moreMemoryThanItAskedForEndsIt() {
        JobFailure failure = begin("tail /dev/zero", "32Mi").failure();

        assertThat(failure.code()).isEqualTo("resources-exhausted");
        assertThat(failure.retryable()).isFalse();
    }

    private Attempt begin(String script, String memory) {
        return Attempt.of(
                handler,
                context,
                new KubernetesJob(
                        image, List.of("sh", "-c", script), null, Map.of("SEED", "7"), null, memory, List.of(3)));
    }
}
