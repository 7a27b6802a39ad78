package io.incubator.auth.apikey;

/// A key, the one time it is shown.
///
/// @param key to be sent as `Authorization: Bearer`
record NewApiKey(ApiKeyView apiKey, String key) {
    @Override
    public String toString() {
        return "NewApiKey[" + apiKey.id() + "]";
    }
}
