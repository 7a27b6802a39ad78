package io.incubator.deploy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.incubator.deploy.charts.Charts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When an installation counts as ready, and what is said when it is not.
@EnableKubernetesMockClient(crud = true, https = false)
class RolloutTest {
    private static final String NAMESPACE = "there";
    private KubernetesClient cluster;

    @BeforeEach
    void everythingReady() {
        for (String service : Charts.SERVICES) {
            apply(deployment(service, 2).build());
        }
    }

    @Test
    void itIsReadyWhenEveryServiceHasItsPods() {
        assertThat(rollout().ready()).isTrue();
    }

    @Test
    void aServiceThatIsMissingIsNamed() {
        cluster.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("ai-service")
                .delete();

        assertThat(rollout().waiting()).containsExactly("ai-service is not there");
    }

    @Test
    void podsThatAreNotReadyAreCounted() {
        apply(deployment("job-service", 1).build());

        assertThat(rollout().waiting()).containsExactly("job-service has 1 of 2 pods ready");
    }

    @Test
    void podsOfTheReleaseBeforeAreNotEnough() {
        // given as many as wanted, and ready, but one of them not yet replaced
        apply(deployment("job-service", 2)
                .editStatus()
                .withUpdatedReplicas(1)
                .endStatus()
                .build());

        assertThat(rollout().ready()).isFalse();
    }

    @Test
    void aChangeTheClusterHasNotSeenIsNotReady() {
        apply(deployment("job-service", 2)
                .editStatus()
                .withObservedGeneration(0L)
                .endStatus()
                .build());

        assertThat(rollout().waiting()).containsExactly("job-service was not looked at yet");
    }

    @Test
    void whyAPodWaitsIsSaid() {
        cluster.resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("auth-service-1")
                        .addToLabels("app.kubernetes.io/part-of", "incubator")
                        .endMetadata()
                        .withNewStatus()
                        .addNewContainerStatus()
                        .withNewState()
                        .withNewWaiting()
                        .withReason("ImagePullBackOff")
                        .withMessage("no such image")
                        .endWaiting()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build())
                .inNamespace(NAMESPACE)
                .create();

        assertThat(rollout().waiting()).containsExactly("auth-service-1: ImagePullBackOff (no such image)");
    }

    @Test
    void aMigrationThatFailedEndsTheWaiting() {
        cluster.resource(new JobBuilder()
                        .withNewMetadata()
                        .withName("auth-service-migration")
                        .addToLabels("app.kubernetes.io/component", "migration")
                        .endMetadata()
                        .withNewStatus()
                        .addNewCondition()
                        .withType("Failed")
                        .withStatus("True")
                        .endCondition()
                        .endStatus()
                        .build())
                .inNamespace(NAMESPACE)
                .create();

        assertThat(rollout().ready()).isFalse();
        assertThat(rollout().failed()).containsExactly("auth-service-migration failed");
    }

    private Rollout rollout() {
        return Rollout.of(cluster, NAMESPACE);
    }

    private void apply(Deployment deployment) {
        cluster.resource(deployment).inNamespace(NAMESPACE).delete();
        cluster.resource(deployment).inNamespace(NAMESPACE).create();
    }

    /// One that wants two pods, of which some are ready.
    private static DeploymentBuilder deployment(String name, int ready) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(1L)
                .withReplicas(2)
                .withUpdatedReplicas(2)
                .withAvailableReplicas(ready)
                .endStatus();
    }
}
