package io.incubator.ai.secrets;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Seals secrets of tenants and opens them again.
@Singleton
public class Vault {
    private final DataKeys keys;

    Vault(DataKeys keys) {
        this.keys = keys;
    }

    /// Seals a secret for its tenant and its purpose; it opens for no other.
    ///
    /// @param purpose what it belongs to, say `provider:` and an id
    /// @throws io.incubator.kit.problem.ProblemException `secrets-not-configured` without a master key
    public Sealed seal(UUID organisation, String purpose, String secret) {
        return seal(organisation, purpose, secret, keys.current(organisation));
    }

    /// The secret again.
    public String open(UUID organisation, String purpose, Sealed sealed) {
        byte[] key = keys.find(organisation, sealed.key()).key();
        return new String(Aead.open(key, sealed.bytes(), bound(organisation, purpose)), StandardCharsets.UTF_8);
    }

    /// Gives the tenant a new data key, which seals from now on.
    public void rotate(UUID organisation) {
        keys.rotate(organisation);
    }

    private static Sealed seal(UUID organisation, String purpose, String secret, DataKeys.DataKey key) {
        return new Sealed(
                key.version(),
                Aead.seal(key.key(), secret.getBytes(StandardCharsets.UTF_8), bound(organisation, purpose)));
    }

    private static String bound(UUID organisation, String purpose) {
        return organisation + ":" + purpose;
    }
}
