package io.incubator.ai.secrets;

import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The keys that wrap data keys. They come from the environment and go nowhere.
@Singleton
class MasterKeys {
    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    @Inject
    MasterKeys(SecretsConfig config) {
        this(config.masterKeys());
    }

    MasterKeys(Optional<String> setting) {
        for (String pair : setting.orElse("").split(",", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            int colon = pair.indexOf(':');
            byte[] key =
                    colon < 1 ? new byte[0] : decoded(pair.substring(colon + 1).strip());
            if (key.length != Aead.KEY_BYTES) {
                throw new IllegalStateException(
                        "MASTER_KEYS must be id:key pairs with commas between, each key base64 of 32 bytes; set it to,"
                                + " say, k1:$(openssl rand -base64 32)");
            }
            keys.put(pair.substring(0, colon).strip(), key);
        }
    }

    /// The id of the key that wraps now.
    ///
    /// @throws ProblemException `secrets-not-configured` without any key
    String active() {
        return keys.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(SecretsError.SECRETS_NOT_CONFIGURED));
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    byte[] wrap(String id, byte[] dataKey, String bound) {
        return Aead.seal(key(id), dataKey, bound);
    }

    byte[] unwrap(String id, byte[] wrapped, String bound) {
        return Aead.open(key(id), wrapped, bound);
    }

    private byte[] key(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("master key " + id + " is not in MASTER_KEYS any more");
        }
        return key;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "MasterKeys" + keys.keySet();
    }
}
