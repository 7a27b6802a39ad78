package io.incubator.auth.passkey;

import io.incubator.auth.AuthConfig;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// For whom passkeys are: a key made for it works at its origins and nowhere else, whatever page asks.
///
/// @param id the domain: the host of every origin, or a parent of it
/// @param origins the pages that may ask, such as `https://suite.example`
record RelyingParty(String id, Set<String> origins) {
    RelyingParty {
        if (id.isBlank() || origins.isEmpty()) {
            throw new IllegalArgumentException("passkeys need a domain and an origin");
        }
        origins = Set.copyOf(origins);
        for (String origin : origins) {
            URI uri = URI.create(origin);
            if (uri.getHost() == null || !origin.equals(originOf(uri)) || !within(uri.getHost(), id)) {
                throw new IllegalArgumentException(
                        "not an origin of " + id + ", such as https://" + id + ": " + origin);
            }
        }
    }

    /// As it is set; otherwise the public URL of the installation alone.
    static RelyingParty of(AuthConfig config) {
        URI issuer = URI.create(config.issuer());
        return new RelyingParty(
                config.passkeys().rpId().orElseGet(issuer::getHost),
                config.passkeys()
                        .origins()
                        .map(set -> set.stream().map(String::strip).collect(Collectors.toSet()))
                        .orElseGet(() -> Set.of(originOf(issuer))));
    }

    private static boolean within(String host, String domain) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals(domain) || lower.endsWith("." + domain);
    }

    /// What browsers call the origin of a page (RFC 6454): no path, and no port where it goes without saying.
    private static String originOf(URI uri) {
        String scheme = uri.getScheme();
        boolean implied = uri.getPort() == -1
                || ("https".equals(scheme) && uri.getPort() == 443)
                || ("http".equals(scheme) && uri.getPort() == 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (implied ? "" : ":" + uri.getPort());
    }
}
