package io.incubator.ai.secrets;

/// A sealed secret.
///
/// @param key the version of the tenant's data key it opens with
/// @param bytes nonce, text and tag
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sealed(int key, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[key=" + key + "]";
    }
}
