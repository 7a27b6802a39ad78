package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.launcher.client.SessionStore.Tokens;

/// The session a person has begun with `login`.
record StoredLogin(SessionStore store, String url) implements Login {

    private static final int UNAUTHORISED = 401;

    @Override
    public String first(ApiClient api) {
        return tokens().access();
    }

    @Override
    public String renewed(ApiClient api, String stale) {
        Tokens known = tokens();
        return known.access().equals(stale)
                ? store.renewed(known, tokens -> refreshed(api, tokens)).access()
                : known.access();
    }

    private Tokens tokens() {
        return store.find(url).orElseThrow(() -> new NotSignedInException(url));
    }

    private Tokens refreshed(ApiClient api, Tokens known) {
        try {
            JsonNode fresh =
                    api.call("POST", "/api/auth/refresh", Json.object().put("refreshToken", known.refresh()), null);
            return new Tokens(
                    url,
                    known.email(),
                    fresh.path("accessToken").asText(),
                    fresh.path("refreshToken").asText());
        } catch (ApiException e) {
            if (e.status() != UNAUTHORISED) {
                throw e;
            }
            store.forget(url);
            throw new NotSignedInException(url);
        }
    }
}
