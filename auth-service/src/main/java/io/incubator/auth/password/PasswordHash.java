package io.incubator.auth.password;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An Argon2id hash with everything needed to check it, as a PHC string:
/// `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>` (base64 without padding).
final class PasswordHash {
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final HashCost cost;
    private final byte[] salt;
    private final byte[] hash;

    PasswordHash(HashCost cost, byte[] salt, byte[] hash) {
        if (salt.length < 8 || hash.length < 16) {
            throw new IllegalArgumentException("salt or hash too short");
        }
        this.cost = cost;
        this.salt = salt.clone();
        this.hash = hash.clone();
    }

    /// Reads a PHC string.
    ///
    /// @throws IllegalArgumentException for anything but Argon2id version 19
    static PasswordHash parse(String phc) {
        Matcher m = PHC.matcher(phc);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an Argon2id PHC string");
        }
        HashCost cost =
                new HashCost(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(cost, base64.decode(m.group(4)), base64.decode(m.group(5)));
    }

    HashCost cost() {
        return cost;
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] hash() {
        return hash.clone();
    }

    String phc() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.iterations(),
                        cost.parallelism(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    @Override
    public String toString() {
        return "PasswordHash[" + cost + "]";
    }
}
