package io.incubator.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The token response of RFC 6749, section 5.1.
record ClientToken(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("scope") String scope) {
    @Override
    public String toString() {
        return "ClientToken[" + scope + "]";
    }
}
