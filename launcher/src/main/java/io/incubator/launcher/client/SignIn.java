package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.client.SessionStore.Tokens;

/// Begins and ends sessions of people.
public final class SignIn {
    private final SessionStore sessions;
    private final String url;
    private final String language;

    /// @param url address of the gateway, without a slash at its end
    public SignIn(SessionStore sessions, String url, String language) {
        this.sessions = sessions;
        this.url = url;
        this.language = language;
    }

    /// Makes an account.
    ///
    /// @throws ApiException when the address is taken or the password is too weak
    public void register(String email, String password, String displayName) {
        try (ApiClient api = new ApiClient(url, language)) {
            ObjectNode body =
                    Json.object().put("email", email).put("password", password).put("displayName", displayName);
            api.call("POST", "/api/auth/register", body, null);
        }
    }

    /// Begins a session and keeps it. The password is kept nowhere.
    ///
    /// @param code of the second factor; null for none
    /// @param organisation id of the organisation to act for; null for the account's own
    /// @throws ApiException when the address or the password is wrong
    public void begin(String email, String password, String code, String organisation) {
        try (ApiClient api = new ApiClient(url, language)) {
            ObjectNode body = Json.object().put("email", email).put("password", password);
            if (code != null) {
                body.put("code", code);
            }
            if (organisation != null) {
                body.put("organisationId", organisation);
            }
            JsonNode tokens = api.call("POST", "/api/auth/login", body, null);
            sessions.keep(new Tokens(
                    url,
                    email,
                    tokens.path("accessToken").asText(),
                    tokens.path("refreshToken").asText()));
        }
    }

    /// Ends the session, there and here. What is gone already is done.
    ///
    /// @return whether there was one
    public boolean end() {
        var known = sessions.find(url);
        known.ifPresent(tokens -> {
            try (ApiClient api = new ApiClient(url, language)) {
                api.call("POST", "/api/auth/logout", Json.object().put("refreshToken", tokens.refresh()), null);
            } finally {
                sessions.forget(url);
            }
        });
        return known.isPresent();
    }
}
