package io.incubator.auth.throttle;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Somebody who tries a password.
///
/// @param account the account as it was named; it need not exist
/// @param address where they are
public record Attempt(String account, String address) {
    private static final int SITE_BYTES = 8;

    /// Takes an address as HTTP knows it. All of an IPv6 site (/64) counts as one, because it belongs
    /// to one customer.
    public static Attempt of(String account, String remoteAddress) {
        return new Attempt(account, site(remoteAddress));
    }

    /// Names the pair.
    byte[] pairKey() {
        return digest("pair", account, address);
    }

    /// Names the account.
    byte[] accountKey() {
        return digest("account", account);
    }

    /// Names the mailbox.
    byte[] mailKey() {
        return digest("mail", account);
    }

    /// Names an address that signs people in with passkeys.
    static byte[] ceremonyKey(String remoteAddress) {
        return digest("passkey", site(remoteAddress));
    }

    private static String site(String remoteAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(remoteAddress);
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SITE_BYTES))
                    : address.getHostAddress();
        } catch (IllegalArgumentException notALiteral) {
            return remoteAddress;
        }
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha.update(part.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Attempt[…]";
    }
}
