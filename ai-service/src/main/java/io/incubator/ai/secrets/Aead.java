package io.incubator.ai.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a random nonce of 96 bits in front of the text. What is bound (the tenant, the purpose) is
/// authenticated with it: a row copied to another tenant opens nothing.
final class Aead {
    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aead() {}

    static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    static byte[] seal(byte[] key, byte[] clear, String bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, clear, 0, clear.length, bound);
        byte[] whole = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /// @throws IllegalStateException if the key is another one, or what is bound, or a byte was changed
    static byte[] open(byte[] key, byte[] sealed, String bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, key, nonce, sealed, NONCE_BYTES, sealed.length - NONCE_BYTES, bound);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] text, int offset, int length, String bound) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, offset, length);
        } catch (AEADBadTagException foreign) {
            throw new IllegalStateException("a secret does not open with this key for " + bound, foreign);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }
}
