package io.incubator.auth.token;

import io.incubator.auth.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what the database must not be able to read: AES-256-GCM under `KEY_ENCRYPTION_KEY`, a
/// fresh nonce of 12 bytes in front, the name of the sealed thing as associated data (so that a
/// sealed value moved to another row does not open).
@ApplicationScoped
public class KeySealer {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String ADVICE =
            "Set KEY_ENCRYPTION_KEY to the base64 form of 32 random bytes (openssl rand -base64 32) and keep it: it opens the signing keys.";

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    @Inject
    KeySealer(AuthConfig config) {
        this(config.keys().encryptionKey().orElse(""));
    }

    KeySealer(String base64Key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64Key.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(ADVICE, e);
        }
        if (bytes.length != 32) {
            throw new IllegalStateException(ADVICE);
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /// Seals bytes under a name.
    public byte[] seal(byte[] plain, String name) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /// Opens what was sealed under the same name.
    ///
    /// @throws IllegalStateException if it was sealed with another key or under another name
    public byte[] open(byte[] sealed, String name) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), name)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "The signing key " + name
                            + " was sealed with another KEY_ENCRYPTION_KEY. Start with the one it was made with.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what was sealed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
