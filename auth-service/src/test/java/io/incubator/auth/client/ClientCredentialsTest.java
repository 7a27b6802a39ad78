package io.incubator.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {

    @Test
    void theyComeInTheFormOrAsBasic() {
        assertThat(ClientCredentials.of(null, "ai-service", "s:e%c"))
                .isEqualTo(new ClientCredentials("ai-service", "s:e%c"));
        assertThat(ClientCredentials.of(basic("ai-service:s%3Ae%25c"), null, null))
                .isEqualTo(new ClientCredentials("ai-service", "s:e%c"));
    }

    @Test
    void bothAtOnceOrNeitherIsRefused() {
        refused(OAuthError.INVALID_REQUEST, basic("ai-service:secret"), "ai-service", "secret");
        refused(OAuthError.INVALID_CLIENT, null, "ai-service", null);
        refused(OAuthError.INVALID_CLIENT, "Bearer abc", null, null);
        refused(OAuthError.INVALID_CLIENT, "Basic %%%", null, null);
        refused(OAuthError.INVALID_CLIENT, basic("no colon"), null, null);
    }

    private static void refused(OAuthError error, String authorization, String id, String secret) {
        assertThatThrownBy(() -> ClientCredentials.of(authorization, id, secret))
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
