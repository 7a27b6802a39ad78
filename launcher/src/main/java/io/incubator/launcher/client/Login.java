package io.incubator.launcher.client;

/// How a caller gets access tokens.
sealed interface Login permits LocalLogin, OperatorLogin, StoredLogin {

    /// A token to begin with.
    String first(ApiClient api);

    /// A token after `stale` was refused.
    String renewed(ApiClient api, String stale);
}
