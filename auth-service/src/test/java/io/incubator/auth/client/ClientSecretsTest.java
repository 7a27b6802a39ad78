package io.incubator.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {

    @Test
    void aClientIsKnownByItsOwnSecretOnly() {
        ClientSecrets secrets = new ClientSecrets(all());

        assertThat(secrets.authenticate("ai-service", "secret of ai-service")).contains(ServiceClient.AI_SERVICE);
        assertThat(secrets.authenticate("ai-service", "secret of job-service")).isEmpty();
        assertThat(secrets.authenticate("ai-service", "")).isEmpty();
        assertThat(secrets.authenticate("nobody", "secret of ai-service")).isEmpty();
    }

    @Test
    void aMissingOrShortSecretStopsTheStartAndSaysWhatToSet() {
        Map<String, Optional<String>> missing = all();
        missing.remove("project-service");
        Map<String, Optional<String>> shorter = all();
        shorter.put("job-service", Optional.of("admin"));

        assertThatThrownBy(() -> new ClientSecrets(missing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Set CLIENT_SECRET_PROJECT_SERVICE");
        assertThatThrownBy(() -> new ClientSecrets(shorter))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Set CLIENT_SECRET_JOB_SERVICE");
    }

    private static Map<String, Optional<String>> all() {
        Map<String, Optional<String>> secrets = new HashMap<>();
        for (ServiceClient client : ServiceClient.values()) {
            secrets.put(client.id(), Optional.of("secret of " + client.id()));
        }
        return secrets;
    }
}
