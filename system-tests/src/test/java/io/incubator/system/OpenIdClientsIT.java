package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The OpenID provider, as client libraries see it that we had no hand in (openid-client and oauth4webapi), and as the
/// client of a provider that others made (oidc-provider).
@Tag("node")
@Tag("no-broker")
class OpenIdClientsIT {
    @Test
    void independentClientsSignPeopleInRefreshAndSignThemOut() throws Exception {
        NodeProject clients = NodeProject.in(Path.of("openid-clients"), "Independent OpenID clients are NOT run");
        String gateway = SuiteUnderTest.shared().gateway().toString();

        Command.Result test = clients.run(
                Map.of(
                        "INCUBATOR_URL",
                        gateway,
                        "PROVIDER_URL",
                        SuiteUnderTest.providerElsewhere().toString()),
                "npm",
                "test");

        assertThat(test.status()).as(test.output()).isZero();
        assertThat(test.output())
                .contains("openid-client signs somebody in", "oauth4webapi signs somebody in")
                .contains("somebody with an account at oidc-provider makes one here")
                .contains("fail 0");
    }
}
