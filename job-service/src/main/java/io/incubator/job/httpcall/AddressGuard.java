package io.incubator.job.httpcall;

import io.incubator.kit.egress.PublicAddresses;
import io.incubator.kit.worker.JobFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/// Decides which address a call may connect to. A name is resolved here, once, and the connection goes to
/// the very address that was looked at, so that a name which changes its mind in between gains nothing.
/// Whatever is not plainly public is refused, and so is a name one of whose addresses is.
@Singleton
class AddressGuard {
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
        if (!allowed.contains(target.name()) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
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
}
