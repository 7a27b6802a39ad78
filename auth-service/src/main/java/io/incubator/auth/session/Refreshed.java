package io.incubator.auth.session;

import io.incubator.auth.organisation.Standing;
import io.incubator.auth.token.Assurance;
import java.util.Optional;
import java.util.UUID;

/// What trying to refresh came to.
sealed interface Refreshed {

    /// The session goes on.
    ///
    /// @param token to be presented next time
    /// @param assurance how the session was authenticated
    /// @param app the application it was given to
    /// @param standing whom and what the new access token speaks for
    record Granted(UUID session, RefreshToken token, Standing standing, Assurance assurance, Optional<App> app)
            implements Refreshed {}

    /// Unknown, spent, expired or ended: callers are not told which.
    record Refused() implements Refreshed {}

    /// The session is fine, but its account does not belong to the organisation asked for. The token is
    /// not spent.
    record NotAMember() implements Refreshed {}
}
