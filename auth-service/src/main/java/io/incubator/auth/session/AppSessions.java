package io.incubator.auth.session;

import io.incubator.auth.token.AccessToken;
import io.incubator.auth.token.Assurance;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Sessions that people give to applications: lineages of refresh tokens like their own, limited to
/// what they consented to.
@ApplicationScoped
public class AppSessions {
    private final SessionService sessions;
    private final TokenMint mint;
    private final Clock clock;

    AppSessions(SessionService sessions, TokenMint mint, Clock clock) {
        this.sessions = sessions;
        this.mint = mint;
        this.clock = clock;
    }

    /// The tokens of an application.
    ///
    /// @param refresh the next refresh token
    /// @param scopes what the access token may do
    public record Tokens(
            AccessToken access, String refresh, UUID session, UUID account, Set<String> scopes, Assurance assurance) {
        /// Takes a copy.
        public Tokens {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Tokens[" + session + "]";
        }
    }

    /// Opens a session for an application, in the caller's transaction of the system role.
    ///
    /// @param organisation the one to speak for where the person belongs to it, else their personal one
    /// @param name what the application is called, for the list of sessions
    /// @return empty if the person belongs nowhere
    public Optional<Tokens> open(UUID account, UUID organisation, App app, String name, Assurance assurance) {
        return tokens(sessions.openFor(account, organisation, app, name, assurance));
    }

    /// Trades a refresh token of that application for the next.
    ///
    /// @return empty if it is none, or none of this application's
    public Optional<Tokens> refresh(String refreshToken, UUID client) {
        return RefreshToken.parse(refreshToken)
                .map(token -> sessions.refresh(token, Optional.empty(), clock.instant(), Optional.of(client)))
                .flatMap(this::tokens);
    }

    /// Whether it is a refresh token in force of that application.
    public boolean isActive(String refreshToken, UUID client) {
        return RefreshToken.parse(refreshToken)
                .filter(token -> sessions.isNewest(token, client))
                .isPresent();
    }

    /// Whether a session is still running.
    public boolean runs(UUID session) {
        return sessions.runs(session);
    }

    /// Ends the session of a refresh token of that application.
    public void end(String refreshToken, UUID client) {
        RefreshToken.parse(refreshToken).ifPresent(token -> sessions.endOf(token, client));
    }

    /// Ends a session, in the caller's transaction of the system role.
    public void end(UUID session) {
        sessions.endNow(session);
    }

    /// Ends what an application does for a person, in the caller's transaction of the system role.
    public void endOf(UUID account, UUID client) {
        sessions.endOfApp(account, client);
    }

    private Optional<Tokens> tokens(Refreshed refreshed) {
        if (!(refreshed instanceof Refreshed.Granted(var session, var token, var standing, var assurance, var app))) {
            return Optional.empty();
        }
        Set<String> scopes = app.orElseThrow().limited(standing.role().scopes());
        AccessToken access = mint.mint(new Grant.User(
                standing.account(),
                standing.organisation(),
                session,
                scopes,
                standing.teams(),
                assurance,
                app.orElseThrow().client(),
                standing.asOf()));
        return Optional.of(new Tokens(access, token.text(), session, standing.account(), scopes, assurance));
    }
}
