package io.incubator.auth.external;

import java.net.URI;
import java.util.List;

/// A provider elsewhere, as the operator has set it.
///
/// @param id its short name, in addresses
/// @param name as people know it
/// @param issuer character by character what its ID tokens say
/// @param clientSecret empty for a client that has none
/// @param callback where it sends browsers back to
record Provider(
        String id,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        List<String> scopes,
        URI callback) {
    Provider {
        scopes = List.copyOf(scopes);
    }

    /// Where it describes itself (OpenID Connect Discovery, section 4).
    URI discovery() {
        return URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                + "/.well-known/openid-configuration");
    }

    @Override
    public String toString() {
        return "Provider[" + id + "]";
    }
}
