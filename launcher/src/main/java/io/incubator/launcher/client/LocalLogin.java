package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/// The account of this machine: registered where the suite does not know it.
record LocalLogin(Path accountFile) implements Login {

    private static final int UNAUTHORISED = 401;
    private static final int CONFLICT = 409;

    @Override
    public String first(ApiClient api) {
        try {
            return logIn(api);
        } catch (ApiException e) {
            if (e.status() != UNAUTHORISED) {
                throw e;
            }
            register(api);
            return logIn(api);
        }
    }

    @Override
    public String renewed(ApiClient api, String stale) {
        return logIn(api);
    }

    private void register(ApiClient api) {
        try {
            register(api, LocalAccount.keptIn(accountFile));
        } catch (ApiException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            // known there with another password
            register(api, LocalAccount.renewed(accountFile));
        }
    }

    private static void register(ApiClient api, LocalAccount account) {
        ObjectNode body = credentials(account).put("displayName", "Local user");
        api.call("POST", "/api/auth/register", body, null);
    }

    private String logIn(ApiClient api) {
        return api.call("POST", "/api/auth/login", credentials(LocalAccount.keptIn(accountFile)), null)
                .path("accessToken")
                .asText();
    }

    private static ObjectNode credentials(LocalAccount account) {
        return Json.object().put("email", account.email()).put("password", account.password());
    }
}
