package io.incubator.deploy.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.incubator.deploy.charts.Charts;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The Secrets that docs/how-to/install.md has people make, with random content. What somebody else knows, such as the
/// broker's and the mail server's, cannot be made here.
final class NeededSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;

    private NeededSecrets() {}

    /// Secrets by the names that the values of the umbrella give them.
    static Stream<Secret> of(JsonNode values) {
        Map<String, Map<String, String>> content = new LinkedHashMap<>();
        for (String service : Charts.SERVICES) {
            JsonNode names = values.path(service).path("secrets");
            for (String role : new String[] {"owner", "app", "system"}) {
                add(
                        content,
                        names.path(role),
                        Map.of("username", service.replace("-service", "_") + role, "password", random()));
            }
            add(content, names.path("client"), Map.of("secret", random()));
            add(content, names.path("operator"), Map.of("secret", random()));
            add(content, names.path("keyEncryptionKey"), Map.of("key", random()));
        }
        return content.entrySet().stream().map(secret -> secret(secret.getKey(), secret.getValue()));
    }

    private static void add(Map<String, Map<String, String>> content, JsonNode name, Map<String, String> keys) {
        if (!name.asText().isEmpty()) {
            content.putIfAbsent(name.asText(), keys);
        }
    }

    private static Secret secret(String name, Map<String, String> keys) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withType(keys.containsKey("username") ? "kubernetes.io/basic-auth" : "Opaque")
                .withStringData(keys)
                .build();
    }

    /// Base64 of 32 bytes, which is right for a key and for a password.
    private static String random() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
