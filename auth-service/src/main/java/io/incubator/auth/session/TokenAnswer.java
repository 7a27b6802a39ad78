package io.incubator.auth.session;

import io.incubator.auth.token.AccessToken;

/// The tokens of a session, as the API hands them out.
///
/// @param expiresIn seconds the access token lives
record TokenAnswer(String accessToken, String refreshToken, String tokenType, long expiresIn) {

    static TokenAnswer of(AccessToken access, RefreshToken refresh) {
        return new TokenAnswer(access.value(), refresh.text(), "Bearer", access.expiresIn());
    }

    @Override
    public String toString() {
        return "TokenAnswer[…]";
    }
}
