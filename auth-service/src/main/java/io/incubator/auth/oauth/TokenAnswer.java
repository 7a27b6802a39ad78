package io.incubator.auth.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.incubator.auth.session.AppSessions;
import io.incubator.auth.token.TokenMint;

/// The token response of OAuth 2.1, section 3.2.3, and of OpenID Connect Core, section 3.1.3.3.
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenAnswer(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("refresh_token") String refreshToken,
        @JsonProperty("id_token") String idToken,
        @JsonProperty("scope") String scope) {

    static TokenAnswer of(AppSessions.Tokens tokens, String idToken) {
        return new TokenAnswer(
                tokens.access().value(),
                "Bearer",
                tokens.access().expiresIn(),
                tokens.refresh(),
                idToken,
                TokenMint.spaced(tokens.scopes()));
    }

    @Override
    public String toString() {
        return "TokenAnswer[" + scope + "]";
    }
}
