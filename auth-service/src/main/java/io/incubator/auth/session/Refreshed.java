package io.incubator.auth.session;

import io.incubator.auth.organisation.Standing;
import java.util.UUID;

/// What trying to refresh came to.
sealed interface Refreshed {

    /// The session goes on.
    ///
    /// @param token to be presented next time
    /// @param standing whom and what the new access token speaks for
    record Granted(UUID session, RefreshToken token, Standing standing) implements Refreshed {}

    /// Unknown, spent, expired or ended: callers are not told which.
    record Refused() implements Refreshed {}

    /// The session is fine, but its account does not belong to the organisation asked for. The token is not spent.
    record NotAMember() implements Refreshed {}
}
