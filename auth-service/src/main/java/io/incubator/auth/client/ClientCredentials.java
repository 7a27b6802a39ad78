package io.incubator.auth.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a client authenticates with: HTTP Basic or the form, never both (RFC 6749, section 2.3).
public record ClientCredentials(String id, String secret) {
    private static final String BASIC = "Basic ";

    /// Reads what a client sent.
    ///
    /// @throws OAuthException `invalid_client`, `invalid_request`
    public static ClientCredentials of(String authorization, String formId, String formSecret) {
        if (authorization == null) {
            if (formId == null || formSecret == null) {
                throw new OAuthException(OAuthError.INVALID_CLIENT, "Send client_id and client_secret.");
            }
            return new ClientCredentials(formId, formSecret);
        }
        if (formSecret != null) {
            throw new OAuthException(OAuthError.INVALID_REQUEST, "Authenticate in one way, not in two.");
        }
        return basic(authorization);
    }

    private static ClientCredentials basic(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw new OAuthException(OAuthError.INVALID_CLIENT, "Authenticate by HTTP Basic or in the form.");
        }
        try {
            String pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return new ClientCredentials(
                        URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw new OAuthException(OAuthError.INVALID_CLIENT, "The Basic credentials cannot be read.");
        }
        throw new OAuthException(OAuthError.INVALID_CLIENT, "The Basic credentials cannot be read.");
    }

    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}
