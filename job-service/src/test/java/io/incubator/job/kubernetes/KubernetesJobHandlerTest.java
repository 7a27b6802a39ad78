package io.incubator.job.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.incubator.kit.worker.JobFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// At an API server that plays; the test plays the cluster behind it.
@EnableKubernetesMockClient(crud = true, https = false)
class KubernetesJobHandlerTest {
    private static final String NAMESPACE = "suite";
    private static final String LOG = "/api/v1/namespaces/" + NAMESPACE + "/pods/pod-1/log?pretty=false&container=work";

    private final NotedContext context = new NotedContext();
    private final String name = Manifest.name(context.id);
    private KubernetesMockServer server;
    private KubernetesClient client;
    private KubernetesJobHandler handler;
    private Attempt attempt;

    @BeforeEach
    void open() {
        handler = new KubernetesJobHandler(
                new KubernetesJobsSettings(NAMESPACE, "registry.example.com/jobs/*"), () -> client);
    }

    @AfterEach
    void end() {
        if (attempt != null) {
            attempt.interrupt();
        }
    }

    @Test
    void runsTheImageAsAPodThatMayDoNothingElse() throws Exception {
        // When a job is done
        CompletableFuture<Object> outcome = handle(job());
        Job made = await().until(this::found, found -> found != null);
        pod("Running", null);
        log("", """
                2026-11-21T10:00:00.000000001Z Begun
                2026-11-21T10:00:00.000000002Z ::progress 40 training
                2026-11-21T10:00:00.000000003Z ::metric loss 12 0.33
                """);
        log("&sinceTime=2026-11-21T10:00:00Z", """
                2026-11-21T10:00:00.000000003Z ::metric loss 12 0.33
                2026-11-21T10:00:00.000000004Z Done
                """);
        await().until(() -> context.told.contains("Done"));
        pod("Succeeded", 0);
        end("Complete", null);

        // Then its end, its lines, its progress and its curve are told, each once
        assertThat(outcome.get()).isEqualTo(new KubernetesJobHandler.Outcome("pod-1", 0));
        assertThat(context.told).containsExactly("Begun", "40 % training", "loss[12]=0.33", "Done");

        // And the pod was a restricted one
        assertThat(made.getSpec().getBackoffLimit()).isZero();
        assertThat(made.getSpec().getActiveDeadlineSeconds()).isBetween(500L, 600L);
        assertThat(made.getSpec().getPodFailurePolicy().getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getAction()).isEqualTo("Ignore"));
        PodSpec pod = made.getSpec().getTemplate().getSpec();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        Container container = pod.getContainers().getFirst();
        assertThat(container.getImage()).isEqualTo("registry.example.com/jobs/train:1");
        assertThat(container.getCommand()).containsExactly("train");
        assertThat(container.getResources().getLimits())
                .containsEntry("cpu", new Quantity("500m"))
                .containsEntry("memory", new Quantity("1Gi"));
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getEnv())
                .anyMatch(e ->
                        e.getName().equals("INCUBATOR_JOB_ID") && e.getValue().equals(context.id.toString()));
    }

    @Test
    void anExitCodeIsRetriedUnlessItIsFinal() {
        assertThat(failureOf(1, null).retryable()).isTrue();
        assertThat(failureOf(3, null).retryable()).isFalse();
        assertThat(failureOf(137, "OOMKilled").code()).isEqualTo("resources-exhausted");
    }

    @Test
    void aCancellationDeletesTheKubernetesJob() {
        CompletableFuture<Object> outcome = handle(job());
        await().until(() -> found() != null);

        attempt.interrupt();

        assertThat(catchThrowableOfType(ExecutionException.class, outcome::get))
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(found()).isNull();
    }

    @Test
    void aWorkerThatStopsLeavesThePodToTheNextAttempt() throws Exception {
        // Given a worker that stops
        CompletableFuture<Object> first = handle(job());
        await().until(() -> found() != null);
        String uid = found().getMetadata().getUid();
        context.goesOn = true;
        attempt.interrupt();
        assertThat(catchThrowableOfType(ExecutionException.class, first::get))
                .hasCauseInstanceOf(InterruptedException.class);

        // When the next attempt comes
        CompletableFuture<Object> second = handle(job());
        pod("Succeeded", 0);
        end("Complete", null);

        // Then it ends with the same pod
        assertThat(second.get()).isEqualTo(new KubernetesJobHandler.Outcome("pod-1", 0));
        assertThat(found().getMetadata().getUid()).isEqualTo(uid);
    }

    @Test
    void anAttemptAfterAFailedOneBeginsAnew() throws Exception {
        failureOf(1, null);
        String failed = found().getMetadata().getUid();

        CompletableFuture<Object> second = handle(job());
        // in between there is none for a moment
        await().until(
                        this::found,
                        job -> job != null && !job.getMetadata().getUid().equals(failed));
        pod("Succeeded", 0);
        end("Complete", null);

        assertThat(second.get()).isInstanceOf(KubernetesJobHandler.Outcome.class);
    }

    @Test
    void whatTheOperatorDoesNotAllowIsRefusedBeforeAnythingIsAsked() {
        assertThat(refused(job("docker.io/library/evil:1", "1Gi")).code()).isEqualTo("image-refused");
        assertThat(refused(job("registry.example.com/jobs/train:1", "900Gi")).code())
                .isEqualTo("invalid-input");
        assertThat(refused(job("registry.example.com/jobs/train:1", "lots")).code())
                .isEqualTo("invalid-input");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void anImageThatCannotBeNamedIsHopeless() {
        CompletableFuture<Object> outcome = handle(job());
        await().until(() -> found() != null);
        client.pods()
                .inNamespace(NAMESPACE)
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("pod-1")
                        .addToLabels(
                                "batch.kubernetes.io/controller-uid",
                                found().getMetadata().getUid())
                        .endMetadata()
                        .withNewStatus()
                        .withPhase("Pending")
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewWaiting()
                        .withReason("InvalidImageName")
                        .endWaiting()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .create();

        JobFailure failure = failure(outcome::get);
        assertThat(failure.code()).isEqualTo("pod-not-started");
        assertThat(failure.retryable()).isFalse();
        assertThat(found()).isNull();
    }

    private JobFailure failureOf(int exitCode, String reason) {
        client.batch().v1().jobs().inNamespace(NAMESPACE).withName(name).delete();
        CompletableFuture<Object> outcome = handle(job());
        await().until(() -> found() != null);
        pod("Failed", exitCode, reason);
        end("Failed", "BackoffLimitExceeded");
        return failure(outcome::get);
    }

    private JobFailure refused(KubernetesJob job) {
        return failure(() -> handle(job).get());
    }

    private static JobFailure failure(Callable<Object> what) {
        return (JobFailure)
                catchThrowableOfType(ExecutionException.class, what::call).getCause();
    }

    private CompletableFuture<Object> handle(KubernetesJob job) {
        attempt = Attempt.of(handler, context, job);
        return attempt.outcome();
    }

    private Job found() {
        return client.batch().v1().jobs().inNamespace(NAMESPACE).withName(name).get();
    }

    private void pod(String phase, Integer exitCode) {
        pod(phase, exitCode, null);
    }

    private void pod(String phase, Integer exitCode, String reason) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withName("pod-1")
                .withNamespace(NAMESPACE)
                .addToLabels(
                        "batch.kubernetes.io/controller-uid",
                        found().getMetadata().getUid())
                .endMetadata()
                .withNewStatus()
                .withPhase(phase)
                .endStatus();
        if (exitCode != null) {
            pod.editStatus()
                    .addNewContainerStatus()
                    .withNewState()
                    .withNewTerminated()
                    .withExitCode(exitCode)
                    .withReason(reason)
                    .endTerminated()
                    .endState()
                    .endContainerStatus()
                    .endStatus();
        }
        client.pods().inNamespace(NAMESPACE).withName("pod-1").delete();
        client.pods().inNamespace(NAMESPACE).resource(pod.build()).create();
    }

    private void log(String since, String text) {
        server.expect()
                .get()
                .withPath(LOG + since + "&limitBytes=1048576&timestamps=true")
                .andReturn(200, text)
                .always();
    }

    private void end(String condition, String reason) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(name)
                .edit(job -> new JobBuilder(job)
                        .withNewStatus()
                        .withConditions(new JobConditionBuilder()
                                .withType(condition)
                                .withStatus("True")
                                .withReason(reason)
                                .build())
                        .endStatus()
                        .build());
    }

    private static KubernetesJob job() {
        return job("registry.example.com/jobs/train:1", "1Gi");
    }

    private static KubernetesJob job(String image, String memory) {
        return new KubernetesJob(image, List.of("train"), null, Map.of("SEED", "7"), null, memory, List.of(3));
    }
}
