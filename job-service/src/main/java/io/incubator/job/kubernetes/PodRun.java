package io.incubator.job.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// One attempt's time with its Kubernetes Job: finds or makes it, passes on what the pod writes, and says how it ended.
final class PodRun {
    private static final Logger LOG = Logger.getLogger(PodRun.class);
    /// What the cluster labels the pods of a Job with.
    private static final String UID_LABEL = "batch.kubernetes.io/controller-uid";

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    /// Why a container that waits will go on waiting.
    private static final Set<String> HOPELESS =
            Set.of("InvalidImageName", "CreateContainerConfigError", "CreateContainerError", "ErrImageNeverPull");

    private final KubernetesClient client;
    private final String namespace;
    private final KubernetesJobsConfig config;
    private final JobContext context;
    private final PodLog log = new PodLog();
    private final Instant startBy;
    private boolean begun;

    PodRun(KubernetesClient client, String namespace, KubernetesJobsConfig config, JobContext context) {
        this.client = client;
        this.namespace = namespace;
        this.config = config;
        this.context = context;
        this.startBy = Instant.now().plus(config.start());
    }

    /// @param finalExitCodes those no other attempt would change
    /// @throws JobFailure how the pod ended, if not well
    /// @throws InterruptedException if the job was cancelled, and the pod with it, or goes on elsewhere
    KubernetesJobHandler.Outcome toItsEnd(Job wanted, List<Integer> finalExitCodes) throws InterruptedException {
        boolean over = false;
        try {
            findOrMake(wanted);
            Job job = current();
            while (!isFinished(job)) {
                Optional<Pod> pod = pod(job);
                pod.ifPresent(this::passOn);
                if (!begun) {
                    pod.ifPresent(this::refuseHopeless);
                    if (Instant.now().isAfter(startBy)) {
                        throw new JobFailure("pod-not-started", "The pod did not begin in time.", true);
                    }
                }
                context.checkCancelled();
                TimeUnit.MILLISECONDS.sleep(config.poll().toMillis());
                job = current();
            }
            over = true;
            Optional<Pod> pod = pod(job);
            pod.ifPresent(this::passOn);
            return outcome(job, pod, finalExitCodes);
        } catch (KubernetesClientException e) {
            // an API server that is away ends the attempt, not the pod: the next attempt finds it
            over = !Thread.currentThread().isInterrupted();
            throw e;
        } finally {
            if (!over && !context.goesOnElsewhere()) {
                stop();
            }
        }
    }

    private void findOrMake(Job wanted) throws InterruptedException {
        Job found = resource().get();
        if (found != null && isFailed(found)) {
            // an earlier attempt's
            delete();
            while (resource().get() != null) {
                TimeUnit.MILLISECONDS.sleep(config.poll().toMillis());
            }
            found = null;
        }
        if (found == null) {
            client.batch().v1().jobs().inNamespace(namespace).resource(wanted).create();
        }
    }

    private Job current() {
        Job job = resource().get();
        if (job == null) {
            throw new JobFailure("pod-deleted", "Somebody deleted the Kubernetes Job.", true);
        }
        return job;
    }

    private ScalableResource<Job> resource() {
        return client.batch().v1().jobs().inNamespace(namespace).withName(Manifest.name(context.jobId()));
    }

    /// The newest pod of this very Job: the cluster makes another one for one it took away, and an earlier Job of the
    /// same name may still have its own, which wrote what was told already.
    private Optional<Pod> pod(Job job) {
        return client
                .pods()
                .inNamespace(namespace)
                .withLabel(UID_LABEL, job.getMetadata().getUid())
                .list()
                .getItems()
                .stream()
                .max(Comparator.comparing(
                        pod -> Optional.ofNullable(pod.getMetadata().getCreationTimestamp())
                                .orElse("")));
    }

    private void passOn(Pod pod) {
        String phase = pod.getStatus() == null ? "Pending" : pod.getStatus().getPhase();
        if (phase == null || phase.equals("Pending")) {
            return;
        }
        begun = true;
        try {
            log.next(client.pods()
                            .inNamespace(namespace)
                            .withName(pod.getMetadata().getName()))
                    .forEach(line -> Marks.tell(context, line));
        } catch (KubernetesClientException e) {
            if (e.getCode() != NOT_FOUND && e.getCode() != BAD_REQUEST) {
                throw e;
            }
            // the container is not quite there yet, or not any more
            LOG.debugf("no log of the pod for now: job=%s", context.jobId());
        }
    }

    private void refuseHopeless(Pod pod) {
        containers(pod).stream()
                .filter(status -> status.getState() != null && status.getState().getWaiting() != null)
                .map(status -> status.getState().getWaiting().getReason())
                .filter(reason -> reason != null && HOPELESS.contains(reason))
                .findFirst()
                .ifPresent(reason -> {
                    throw new JobFailure("pod-not-started", "The container cannot begin: " + reason + ".", false);
                });
    }

    private static KubernetesJobHandler.Outcome outcome(Job job, Optional<Pod> pod, List<Integer> finalExitCodes) {
        Optional<ContainerStateTerminated> end = pod.stream()
                .flatMap(p -> containers(p).stream())
                .filter(status -> status.getState() != null)
                .map(status -> status.getState().getTerminated())
                .filter(terminated -> terminated != null)
                .findFirst();
        int exitCode = end.map(ContainerStateTerminated::getExitCode).orElse(0);
        if (!isFailed(job)) {
            return new KubernetesJobHandler.Outcome(
                    pod.map(p -> p.getMetadata().getName()).orElse(null), exitCode);
        }
        if (condition(job, "Failed", "DeadlineExceeded")) {
            throw new JobFailure("run-limit-exceeded", "The pod took longer than it may.", true);
        }
        if (end.filter(terminated -> "OOMKilled".equals(terminated.getReason())).isPresent()) {
            throw new JobFailure("resources-exhausted", "The container needed more memory than it asked for.", false);
        }
        throw new JobFailure(
                "pod-failed",
                "The container ended with exit code " + exitCode + ".",
                !finalExitCodes.contains(exitCode));
    }

    private static List<ContainerStatus> containers(Pod pod) {
        return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
                ? List.of()
                : pod.getStatus().getContainerStatuses();
    }

    private static boolean isFinished(Job job) {
        return isFailed(job) || condition(job, "Complete", null);
    }

    private static boolean isFailed(Job job) {
        return condition(job, "Failed", null);
    }

    private static boolean condition(Job job, String type, String reason) {
        return job.getStatus() != null
                && job.getStatus().getConditions() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(c -> type.equals(c.getType())
                                && "True".equals(c.getStatus())
                                && (reason == null || reason.equals(c.getReason())));
    }

    /// The interrupt that got us here must not keep the request from being made.
    private void stop() {
        boolean interrupted = Thread.interrupted();
        try {
            delete();
        } catch (KubernetesClientException e) {
            // its own deadline ends it
            LOG.warnf(e, "pod not stopped: job=%s", context.jobId());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void delete() {
        resource().withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
    }
}
