package io.incubator.auth.session;

import io.incubator.auth.token.Assurance;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A session under its row lock, together with the token that was presented.
///
/// @param session its id
/// @param account who signed in
/// @param organisation what it speaks for
/// @param newest the generation that may be rotated
/// @param presented the generation of the presented token
/// @param expiresAt its absolute end
/// @param assurance how it was authenticated
/// @param app the application it was given to
/// @param ended whether it was ended before
record Family(
        UUID session,
        UUID account,
        UUID organisation,
        int newest,
        int presented,
        Instant expiresAt,
        Assurance assurance,
        Optional<App> app,
        boolean ended) {
    Family {
        if (presented < 0 || presented > newest) {
            throw new IllegalArgumentException("a token of generation " + presented + " in a family of " + newest);
        }
    }

    /// Whether the caller is the application it was given to, or its person if to none.
    boolean isOf(Optional<UUID> client) {
        return app.map(App::client).equals(client);
    }

    boolean over(Instant now) {
        return ended || !now.isBefore(expiresAt);
    }
}
