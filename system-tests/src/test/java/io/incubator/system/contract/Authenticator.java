package io.incubator.system.contract;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Somebody's authenticator app (RFC 6238).
///
/// @param secret base32
public record Authenticator(String secret) {
    private static final long STEP = 30;

    /// The code of now.
    public String code() {
        return code(0);
    }

    /// The code of the next half minute, for who has used that of now: clocks may differ that much.
    public String nextCode() {
        return code(1);
    }

    private String code(long ahead) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(), "HmacSHA1"));
            long step = System.currentTimeMillis() / 1000 / STEP + ahead;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = hash[19] & 15;
            int value = ((hash[at] & 127) << 24)
                    | ((hash[at + 1] & 255) << 16)
                    | ((hash[at + 2] & 255) << 8)
                    | (hash[at + 3] & 255);
            return String.format(Locale.ROOT, "%06d", value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] decoded() {
        ByteBuffer bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        int buffer = 0;
        int held = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = ((buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i))) & 0xffff;
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.put((byte) (buffer >> held));
            }
        }
        return bytes.array();
    }
}
