package io.incubator.job.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.incubator.kit.worker.JobContext;
import io.incubator.kit.worker.JobFailure;
import io.incubator.kit.worker.TypedJobHandler;
import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/// Runs an image as a Kubernetes Job of the same namespace and stays with it to its end. A worker that is gone is no
/// harm to the pod: the next attempt finds it by its name and goes on watching. The client is made with the first job.
@Singleton
@LookupIfProperty(name = "incubator.jobs.kubernetes.enabled", stringValue = "true")
class KubernetesJobHandler implements TypedJobHandler<KubernetesJob> {
    private final KubernetesJobsConfig config;
    private final Supplier<KubernetesClient> cluster;
    private final Admission admission;
    private final Manifest manifest;

    @Inject
    KubernetesJobHandler(KubernetesJobsConfig config, Instance<KubernetesClient> cluster) {
        this(config, cluster::get);
    }

    KubernetesJobHandler(KubernetesJobsConfig config, Supplier<KubernetesClient> cluster) {
        this.config = config;
        this.cluster = cluster;
        this.admission = new Admission(config);
        this.manifest = new Manifest(config, admission);
    }

    @Override
    public String kind() {
        return "kubernetes-job";
    }

    @Override
    public int concurrency() {
        return config.concurrency();
    }

    @Override
    public Class<KubernetesJob> inputType() {
        return KubernetesJob.class;
    }

    @Override
    public Outcome handle(JobContext context, KubernetesJob job) throws InterruptedException {
        admission.admit(job);
        try {
            KubernetesClient client = cluster.get();
            String namespace = config.namespace().orElseGet(client::getNamespace);
            PodRun run = new PodRun(client, namespace, config, context);
            return run.toItsEnd(manifest.of(context, job), job.finalExitCodes());
        } catch (KubernetesClientException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the API server was asked");
            }
            throw refusal(e);
        }
    }

    private static JobFailure refusal(KubernetesClientException e) {
        String message =
                e.getCode() > 0 ? "The API server answered " + e.getCode() + "." : "The API server does not answer.";
        return new JobFailure("cluster-unavailable", message, true, e);
    }

    /// What is kept of a pod that ended well.
    ///
    /// @param pod its name, for whoever looks for it while it is still there
    record Outcome(String pod, int exitCode) {}
}
