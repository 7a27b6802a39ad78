package io.incubator.job.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.incubator.kit.worker.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// The Job of a job: one pod, without a token, that may do nothing a restricted pod may not. A pod the cluster itself
/// takes away (a node that is drained) is made again without ado; one that fails is the ledger's to try again.
final class Manifest {
    static final String CONTAINER = "work";
    static final String JOB_LABEL = "incubator.io/job";
    private static final String ORGANISATION_LABEL = "incubator.io/organisation";
    private static final long SECONDS_TO_STOP = 5;
    private static final long NOBODY = 65_532;

    private final KubernetesJobsConfig config;
    private final Admission admission;

    Manifest(KubernetesJobsConfig config, Admission admission) {
        this.config = config;
        this.admission = admission;
    }

    /// The same for every attempt of a job, so that a later one finds what an earlier one began.
    static String name(UUID job) {
        return "job-" + job;
    }

    Job of(JobContext context, KubernetesJob job) {
        Map<String, String> labels = Map.of(
                "app.kubernetes.io/managed-by",
                "job-service",
                JOB_LABEL,
                context.jobId().toString(),
                ORGANISATION_LABEL,
                context.organisation().toString());
        return new JobBuilder()
                .withNewMetadata()
                .withName(name(context.jobId()))
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(seconds(context))
                .withTtlSecondsAfterFinished(Math.toIntExact(config.kept().toSeconds()))
                .withPodFailurePolicy(failurePolicy())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(SECONDS_TO_STOP)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(NOBODY)
                .withRunAsGroup(NOBODY)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withContainers(container(context, job))
                .addNewVolume()
                .withName("tmp")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private Container container(JobContext context, KubernetesJob job) {
        Map<String, Quantity> resources = Map.of("cpu", admission.cpu(job), "memory", admission.memory(job));
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(job.image())
                .withCommand(job.command())
                .withArgs(job.arguments())
                .withEnv(job.environment().entrySet().stream()
                        .map(variable -> new EnvVar(variable.getKey(), variable.getValue(), null))
                        .toList())
                .addNewEnv()
                .withName("INCUBATOR_JOB_ID")
                .withValue(context.jobId().toString())
                .endEnv()
                .withNewResources()
                .withRequests(resources)
                .withLimits(resources)
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName("tmp")
                .withMountPath("/tmp")
                .endVolumeMount()
                .build();
    }

    private static PodFailurePolicy failurePolicy() {
        return new PodFailurePolicyBuilder()
                .addNewRule()
                .withAction("Ignore")
                .addNewOnPodCondition("True", "DisruptionTarget")
                .endRule()
                .build();
    }

    private long seconds(JobContext context) {
        return context.deadline()
                .map(end -> Math.max(1, Duration.between(Instant.now(), end).toSeconds()))
                .orElse(config.longest().toSeconds());
    }
}
