package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Path;

/// A signed-in caller. Signs in again when the token has run out.
public final class Session implements AutoCloseable {
    private static final int UNAUTHORISED = 401;
    private static final int CONFLICT = 409;

    private final ApiClient api;
    private final LocalAccount account;
    private volatile String token;

    private Session(ApiClient api, LocalAccount account) {
        this.api = api;
        this.account = account;
    }

    /// Signs in with the local account; registers it first where the suite does not know it.
    ///
    /// @param url address of the gateway
    /// @param accountFile where the account is kept
    public static Session open(String url, Path accountFile) {
        ApiClient api = new ApiClient(url);
        Session session = new Session(api, LocalAccount.keptIn(accountFile));
        try {
            session.logIn();
        } catch (ApiException e) {
            if (e.status() != UNAUTHORISED) {
                throw e;
            }
            session = registered(api, accountFile);
        }
        return session;
    }

    private static Session registered(ApiClient api, Path accountFile) {
        Session session = new Session(api, LocalAccount.keptIn(accountFile));
        try {
            session.register();
        } catch (ApiException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            // known there with another password
            session = new Session(api, LocalAccount.renewed(accountFile));
            session.register();
        }
        session.logIn();
        return session;
    }

    private void register() {
        ObjectNode body = Json.object()
                .put("email", account.email())
                .put("password", account.password())
                .put("displayName", "Local user");
        api.call("POST", "/api/auth/register", body, null);
    }

    private void logIn() {
        ObjectNode body = Json.object().put("email", account.email()).put("password", account.password());
        token = api.call("POST", "/api/auth/login", body, null)
                .path("accessToken")
                .asText();
    }

    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    /// The body of a GET as a stream, which the caller closes.
    InputStream open(String path, String accept, String lastEventId) {
        try {
            return api.open(path, token, accept, lastEventId);
        } catch (ApiException e) {
            renewAfter(e);
            return api.open(path, token, accept, lastEventId);
        }
    }

    private JsonNode call(String method, String path, JsonNode body) {
        try {
            return api.call(method, path, body, token);
        } catch (ApiException e) {
            renewAfter(e);
            return api.call(method, path, body, token);
        }
    }

    private void renewAfter(ApiException e) {
        if (e.status() != UNAUTHORISED) {
            throw e;
        }
        logIn();
    }

    @Override
    public void close() {
        api.close();
    }
}
