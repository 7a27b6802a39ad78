package io.incubator.auth.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.auth.AuthConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    /// The part of the settings that is about them.
    @ConfigMapping(prefix = "incubator.auth")
    interface Settings {
        Map<String, AuthConfig.Provider> providers();
    }

    private static Map<String, AuthConfig.Provider> set(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(Settings.class)
                .providers();
    }

    @Test
    void anOperatorNamesThemInTheEnvironment() {
        AuthConfig.Provider company = set(Map.of(
                        "INCUBATOR_AUTH_PROVIDERS_COMPANY_ISSUER", "https://login.company.example",
                        "INCUBATOR_AUTH_PROVIDERS_COMPANY_CLIENT_ID", "incubator",
                        "INCUBATOR_AUTH_PROVIDERS_COMPANY_CLIENT_SECRET", "a secret"))
                .get("company");

        assertThat(company.issuer()).isEqualTo("https://login.company.example");
        assertThat(company.clientId()).isEqualTo("incubator");
        assertThat(company.clientSecret()).contains("a secret");
        assertThat(company.name()).isEmpty();
        assertThat(company.scopes()).containsExactly("openid", "email", "profile");
    }

    @Test
    void anIncompleteOneIsNotSet() {
        Map<String, String> environment =
                Map.of("INCUBATOR_AUTH_PROVIDERS_COMPANY_ISSUER", "https://login.company.example");

        assertThatThrownBy(() -> set(environment)).hasMessageContaining("client-id");
    }
}
