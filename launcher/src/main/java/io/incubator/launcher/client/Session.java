package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;

/// A signed-in caller. Gets another token when the one it has has run out.
public final class Session implements AutoCloseable {
    private static final int UNAUTHORISED = 401;

    private final ApiClient api;
    private final Login login;
    private volatile String token;

    private Session(ApiClient api, Login login) {
        this.api = api;
        this.login = login;
        this.token = login.first(api);
    }

    /// Signs in with the local account; registers it first where the suite does not know it.
    ///
    /// @param url address of the gateway
    /// @param accountFile where the account is kept
    public static Session open(String url, Path accountFile) {
        return new Session(new ApiClient(url, "en"), new LocalLogin(accountFile));
    }

    /// The session a person has at `url`, else one of the local account.
    ///
    /// @param language of what the API says to people
    public static Session open(String url, Path accountFile, SessionStore sessions, String language) {
        return sessions.find(url).isPresent()
                ? resume(url, sessions, language)
                : new Session(new ApiClient(url, language), new LocalLogin(accountFile));
    }

    /// The session a person has at `url`.
    ///
    /// @throws NotSignedInException when there is none
    public static Session resume(String url, SessionStore sessions, String language) {
        return new Session(new ApiClient(url, language), new StoredLogin(sessions, url));
    }

    /// Whoever runs the installation, at a service itself: what is for operators has no way through the gateway.
    ///
    /// @param gateway where tokens are given out
    /// @param service address of the service
    /// @param secret of the client `operator`
    public static Session operate(String gateway, String service, String secret, String language) {
        return new Session(new ApiClient(service, language), new OperatorLogin(gateway, language, secret));
    }

    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    public JsonNode post(String path, JsonNode body) {
        return call("POST", path, body);
    }

    /// Puts something where its path says all there is to say.
    public JsonNode put(String path) {
        return call("PUT", path, null);
    }

    public JsonNode put(String path, JsonNode body) {
        return call("PUT", path, body);
    }

    public JsonNode patch(String path, JsonNode body) {
        return call("PATCH", path, body);
    }

    public void delete(String path) {
        call("DELETE", path, null);
    }

    /// The body of a GET as a stream, which the caller closes.
    InputStream open(String path, String accept, String lastEventId) {
        String used = token;
        try {
            return api.open(path, used, accept, lastEventId);
        } catch (ApiException e) {
            return api.open(path, renewedAfter(e, used), accept, lastEventId);
        }
    }

    private JsonNode call(String method, String path, JsonNode body) {
        String used = token;
        try {
            return api.call(method, path, body, used);
        } catch (ApiException e) {
            return api.call(method, path, body, renewedAfter(e, used));
        }
    }

    private synchronized String renewedAfter(ApiException e, String used) {
        if (e.status() != UNAUTHORISED) {
            throw e;
        }
        if (used.equals(token)) {
            token = login.renewed(api, used);
        }
        return token;
    }

    @Override
    public void close() {
        api.close();
    }
}
