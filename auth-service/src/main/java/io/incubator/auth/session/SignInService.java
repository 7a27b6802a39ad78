package io.incubator.auth.session;

import io.incubator.auth.AuthError;
import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Signing in, staying signed in, signing out. Hashing and signing happen between the transactions,
/// never inside one.
@ApplicationScoped
class SignInService {
    private final CredentialCheck credentials;
    private final SessionService sessions;
    private final TokenMint mint;
    private final Clock clock;

    SignInService(CredentialCheck credentials, SessionService sessions, TokenMint mint, Clock clock) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /// Checks a password, and a code where the account has a second factor, and opens a session.
    ///
    /// @param from where the caller is
    /// @throws ProblemException `invalid-credentials`, `too-many-attempts`; `second-factor-required` and
    ///     `organisation-unknown` once the password was right
    TokenAnswer login(String email, String password, Optional<String> code, Optional<UUID> organisation, Origin from) {
        CredentialCheck.Proven proven = credentials.check(email, password, code, from.address());
        return answer(sessions.open(proven.account(), organisation, proven.level(), from.client()));
    }

    /// Checks a passkey, and opens a session.
    ///
    /// @param from where the caller is
    /// @throws ProblemException `passkey-refused`, `too-many-attempts`; `organisation-unknown` once the passkey was
    ///     right
    TokenAnswer loginWithPasskey(Assertion assertion, Optional<UUID> organisation, Origin from) {
        CredentialCheck.Proven proven = credentials.passkey(assertion, from.address());
        return answer(sessions.open(proven.account(), organisation, proven.level(), from.client()));
    }

    /// @throws ProblemException `invalid-refresh-token`, `organisation-unknown`
    TokenAnswer refresh(String refreshToken, Optional<UUID> organisation) {
        Instant arrived = clock.instant();
        return answer(RefreshToken.parse(refreshToken)
                .map(token -> sessions.refresh(token, organisation, arrived, Optional.empty()))
                .orElseGet(Refreshed.Refused::new));
    }

    /// Ends the session; of no effect for what is not, or no longer, one of its tokens.
    void logout(String refreshToken) {
        RefreshToken.parse(refreshToken).ifPresent(sessions::end);
    }

    private TokenAnswer answer(Refreshed refreshed) {
        return switch (refreshed) {
            case Refreshed.Granted(var session, var token, var standing, var assurance, var _) ->
                TokenAnswer.of(
                        mint.mint(new Grant.User(
                                standing.account(),
                                standing.organisation(),
                                session,
                                standing.role().scopes(),
                                standing.teams(),
                                assurance,
                                null,
                                standing.asOf())),
                        token);
            case Refreshed.Refused() -> throw new ProblemException(AuthError.INVALID_REFRESH_TOKEN);
            case Refreshed.NotAMember() -> throw new ProblemException(AuthError.ORGANISATION_UNKNOWN);
        };
    }
}
