package io.incubator.deploy.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Databases are migrated before the pods that need it.
class MigrationHookTest {
    @ParameterizedTest
    @CsvSource({"dev, 'post-install,pre-upgrade'", "small, 'pre-install,pre-upgrade'"})
    void everyServiceMigratesBeforeItsNewPods(String values, String hook) {
        Manifests manifests = Charts.get().render(Charts.values(values, ""));

        for (String service : Charts.SERVICES) {
            JsonNode job = manifests.one("Job", service + "-migration");
            JsonNode annotations = job.at("/metadata/annotations");
            assertThat(annotations.path(Manifests.HOOK).asText()).isEqualTo(hook);
            // the one of the last release is gone before, for a Job cannot be changed; helm uninstall leaves hooks
            assertThat(annotations.path(Manifests.HOOK + "-delete-policy").asText())
                    .isEqualTo("before-hook-creation,hook-succeeded");
            // before an installation there is no account yet
            assertThat(Manifests.pod(job).path("serviceAccountName").isMissingNode())
                    .isTrue();
            assertThat(Manifests.container(job).path("image").asText())
                    .isEqualTo(Manifests.container(manifests.one("Deployment", service))
                            .path("image")
                            .asText());
        }
    }
}
