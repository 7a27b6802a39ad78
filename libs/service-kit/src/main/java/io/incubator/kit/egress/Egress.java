package io.incubator.kit.egress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Decides where calls to providers of models and of sign-ins may go. What was resolved is used for half a minute; a
/// name that points elsewhere in the meantime changes nothing, for the judged address is the one that is connected to.
@Singleton
public class Egress {
    private static final Duration RESOLVED_FOR = Duration.ofSeconds(30);
    private static final int MOST = 10_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Set<String> local = new TreeSet<>();
    private final Resolver resolver;
    private final Cache<URI, Endpoint> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(RESOLVED_FOR)
            .build();

    /// All addresses of a name.
    @FunctionalInterface
    interface Resolver {
        /// The addresses of a name.
        ///
        /// @throws UnknownHostException if it has none
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    @Inject
    Egress(EgressConfig config) {
        this(config.local().orElse(List.of()), InetAddress::getAllByName);
    }

    Egress(List<String> local, Resolver resolver) {
        local.forEach(pair -> this.local.add(pair.strip().toLowerCase(Locale.ROOT)));
        this.resolver = resolver;
    }

    /// Looks at a URL before it is stored: what can be refused without asking the network is refused here.
    ///
    /// @throws RefusedAddressException with a sentence for whoever wrote it
    public void check(URI url) {
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new RefusedAddressException("is not an absolute URL of a host without user and fragment");
        }
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        if (isLocal(url) && (tls || "http".equalsIgnoreCase(url.getScheme()))) {
            return;
        }
        if (!tls) {
            throw new RefusedAddressException(
                    "must begin with https://; other addresses are for the operator to allow (incubator.egress.local)");
        }
        literal(url.getHost())
                .filter(address -> !PublicAddresses.isPublic(address))
                .ifPresent(_ -> {
                    throw new RefusedAddressException(
                            "is not in the public internet; local addresses are for the operator to allow"
                                    + " (incubator.egress.local)");
                });
    }

    /// The endpoint of a URL, if it was judged a moment ago.
    public Optional<Endpoint> known(URI url) {
        return Optional.ofNullable(known.getIfPresent(url));
    }

    /// Resolves and judges; blocks while the name is looked up.
    ///
    /// @throws RefusedAddressException if one of its addresses is none to call, or there is none
    public Endpoint resolve(URI url) {
        check(url);
        Endpoint endpoint = judged(url);
        known.put(url, endpoint);
        return endpoint;
    }

    private Endpoint judged(URI url) {
        boolean tls = "https".equalsIgnoreCase(url.getScheme());
        String host = bare(url.getHost());
        InetAddress[] addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException unknown) {
            throw new RefusedAddressException("the host is not known");
        }
        if (!isLocal(url) && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new RefusedAddressException("the host leads to an address that is not in the public internet");
        }
        return new Endpoint(addresses[0].getHostAddress(), host, port(url), tls);
    }

    private boolean isLocal(URI url) {
        return local.contains(bare(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port(url));
    }

    private static int port(URI url) {
        return url.getPort() > 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(bare(host)));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }
}
