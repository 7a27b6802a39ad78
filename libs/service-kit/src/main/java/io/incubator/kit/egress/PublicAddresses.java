package io.incubator.kit.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the public internet from all others (IANA's special-purpose registries for IPv4 and IPv6).
public final class PublicAddresses {
    private static final int BYTE = 0xff;
    private static final List<Block> PRIVATE_V4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.31.196.0", 24),
            Block.of("192.52.193.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("192.175.48.0", 24),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4));
    /// Of IPv6 only 2000::/3 is given out; these parts of it lead elsewhere, or to an IPv4 address inside.
    private static final Block GLOBAL_V6 = Block.of("2000::", 3);

    private static final List<Block> PRIVATE_V6 = List.of(
            Block.of("2001::", 23),
            Block.of("2001:db8::", 32),
            Block.of("2002::", 16),
            Block.of("2620:4f:8000::", 48),
            Block.of("3ffe::", 16),
            Block.of("3fff::", 20));

    private PublicAddresses() {}

    /// True for an address that is reached over the public internet; false for private, local, reserved, multicast and
    /// documentation addresses, and for those of IPv6 that hold one of IPv4 inside.
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return PRIVATE_V4.stream().noneMatch(block -> block.contains(bytes));
        }
        return GLOBAL_V6.contains(bytes) && PRIVATE_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    /// A range of addresses.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] start, int bits) {
        static Block of(String literal, int bits) {
            return new Block(InetAddress.ofLiteral(literal).getAddress(), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += Byte.SIZE) {
                int mask = bits - bit >= Byte.SIZE ? BYTE : (BYTE << (Byte.SIZE - (bits - bit))) & BYTE;
                if ((address[bit / Byte.SIZE] & mask) != (start[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
