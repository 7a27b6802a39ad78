package io.incubator.job.httpcall;

import io.incubator.kit.worker.JobFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Decides which address a call may connect to. A name is resolved here, once, and the connection goes to
/// the very address that was looked at, so that a name which changes its mind in between gains nothing.
/// Whatever is not plainly public is refused, and so is a name one of whose addresses is.
@Singleton
class AddressGuard {
    private static final int BYTE = 0xff;
    /// Networks of IPv4 that are not the public internet: RFC 6890 and successors, multicast and above.
    private static final List<Network> NOT_PUBLIC = List.of(
            Network.of("0.0.0.0", 8),
            Network.of("10.0.0.0", 8),
            Network.of("100.64.0.0", 10),
            Network.of("127.0.0.0", 8),
            Network.of("169.254.0.0", 16),
            Network.of("172.16.0.0", 12),
            Network.of("192.0.0.0", 24),
            Network.of("192.0.2.0", 24),
            Network.of("192.88.99.0", 24),
            Network.of("192.168.0.0", 16),
            Network.of("198.18.0.0", 15),
            Network.of("198.51.100.0", 24),
            Network.of("203.0.113.0", 24),
            Network.of("224.0.0.0", 3));
    /// The one block of IPv6 that is the public internet, and what in it is not.
    private static final Network PUBLIC_6 = Network.of("2000::", 3);
    /// Teredo and other protocols' addresses, documentation, 6to4, and the segment routing block.
    private static final List<Network> NOT_PUBLIC_6 = List.of(
            Network.of("2001::", 23),
            Network.of("2001:db8::", 32),
            Network.of("2002::", 16),
            Network.of("3fff::", 20),
            Network.of("3ffe::", 16));

    private final Set<String> allowed;
    private final Resolver resolver;

    /// Asks for a name's addresses.
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @Inject
    AddressGuard(HttpCallConfig config) {
        this(config.allowed().orElse(Set.of()), InetAddress::getAllByName);
    }

    AddressGuard(Set<String> allowed, Resolver resolver) {
        this.allowed = allowed;
        this.resolver = resolver;
    }

    /// The address to connect to.
    ///
    /// @throws JobFailure `address-refused`, or `address-unknown`, which may get better
    InetAddress admit(Target target) {
        InetAddress[] addresses = resolve(target.host());
        if (!allowed.contains(target.name()) && !Arrays.stream(addresses).allMatch(AddressGuard::isPublic)) {
            throw Target.refused("it is not on the public internet");
        }
        return addresses[0];
    }

    private InetAddress[] resolve(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            InetAddress[] addresses = resolver.resolve(bare);
            if (addresses.length > 0) {
                return addresses;
            }
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw new JobFailure("address-unknown", "The host " + bare + " is not known.", true, e);
        }
        throw new JobFailure("address-unknown", "The host " + bare + " has no address.", true);
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> NOT_PUBLIC.stream().noneMatch(network -> network.holds(four.getAddress()));
            case Inet6Address six ->
                PUBLIC_6.holds(six.getAddress())
                        && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(six.getAddress()));
            default -> false;
        };
    }

    /// A block of addresses.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Network(byte[] prefix, int bits) {
        static Network of(String prefix, int bits) {
            return new Network(InetAddress.ofLiteral(prefix).getAddress(), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & BYTE & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
