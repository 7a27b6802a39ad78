package io.incubator.launcher.client;

/// Whoever runs the installation: the client `operator` of auth-service.
///
/// @param gateway where tokens are given out; what they open lies behind it
record OperatorLogin(String gateway, String language, String secret) implements Login {

    @Override
    public String first(ApiClient inside) {
        try (ApiClient api = new ApiClient(gateway, language)) {
            return api.token("operator", secret).path("access_token").asText();
        }
    }

    @Override
    public String renewed(ApiClient inside, String stale) {
        return first(inside);
    }

    @Override
    public String toString() {
        return "OperatorLogin[" + gateway + "]";
    }
}
