package io.incubator.auth.client;

import io.incubator.auth.AuthConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The clients' secrets, kept as digests and compared in constant time.
@Startup
@ApplicationScoped
class ClientSecrets {
    private static final int SHORTEST = 16;

    private final Map<ServiceClient, byte[]> digests = new EnumMap<>(ServiceClient.class);

    @Inject
    ClientSecrets(AuthConfig config) {
        this(config.clients());
    }

    /// @param secrets by client id
    /// @throws IllegalStateException that says which variable to set, if one is missing or short
    ClientSecrets(Map<String, Optional<String>> secrets) {
        for (ServiceClient client : ServiceClient.values()) {
            Optional<String> given = secrets.getOrDefault(client.id(), Optional.empty());
            if (given.isEmpty() && client.optional()) {
                continue;
            }
            String secret = given.filter(s -> s.length() >= SHORTEST)
                    .orElseThrow(() -> new IllegalStateException(
                            "Set " + client.secretVariable() + " to a random secret of at least " + SHORTEST
                                    + " characters, and CLIENT_SECRET of " + client.id() + " to the same."));
            digests.put(client, digest(secret));
        }
    }

    /// The client, if the secret is its own. An unknown client costs the same.
    Optional<ServiceClient> authenticate(String clientId, String secret) {
        Optional<ServiceClient> client = ServiceClient.of(clientId);
        // nothing hashes to zeros
        byte[] expected = client.map(digests::get).orElseGet(() -> new byte[32]);
        boolean same = MessageDigest.isEqual(expected, digest(secret));
        return client.filter(_ -> same);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
