package io.incubator.auth.oauth;

import io.incubator.auth.client.OAuthError;
import io.incubator.auth.client.OAuthException;
import io.incubator.auth.organisation.Standing;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.session.App;
import io.incubator.auth.session.AppSessions;
import io.incubator.auth.token.AccessToken;
import io.incubator.auth.token.Grant;
import io.incubator.auth.token.TokenMint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// The token endpoint's grants.
@ApplicationScoped
class TokenService {
    private static final Logger LOG = Logger.getLogger(TokenService.class);
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final CodeRepository codes;
    private final AppSessions sessions;
    private final StandingRepository standings;
    private final TokenMint mint;
    private final Clock clock;

    TokenService(
            CodeRepository codes, AppSessions sessions, StandingRepository standings, TokenMint mint, Clock clock) {
        this.codes = codes;
        this.sessions = sessions;
        this.standings = standings;
        this.mint = mint;
        this.clock = clock;
    }

    /// What a code was traded for.
    private record Traded(AppSessions.Tokens tokens, String nonce, boolean openid) {}

    /// Trades a code, once. A code that is shown again ends what it was traded for: somebody holds a
    /// copy.
    ///
    /// @throws OAuthException `invalid_grant`, whatever was wrong
    TokenAnswer code(OAuthClient client, String code, String redirectUri, String verifier) {
        Secret secret = new Secret(code == null ? "" : code);
        Traded traded = QuarkusTransaction.requiringNew()
                .call(() -> codes.lock(secret)
                        .filter(known -> known.client().equals(client.id()))
                        .flatMap(known -> trade(client, secret, known, redirectUri, verifier)))
                .orElseThrow(TokenService::invalidGrant);
        AppSessions.Tokens tokens = traded.tokens();
        String idToken = traded.openid()
                ? mint.idToken(tokens.account(), client.id(), tokens.session(), tokens.assurance(), traded.nonce())
                : null;
        return TokenAnswer.of(tokens, idToken);
    }

    private Optional<Traded> trade(
            OAuthClient client, Secret secret, CodeRepository.Code code, String redirectUri, String verifier) {
        if (code.used()) {
            if (code.session() != null) {
                sessions.end(code.session());
                LOG.warnf("authorization code presented again: client=%s session=%s", client.id(), code.session());
            }
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean good = code.expiresAt().isAfter(now)
                && code.redirectUri().equals(redirectUri)
                && verifier != null
                && VERIFIER.matcher(verifier).matches()
                && MessageDigest.isEqual(
                        Secret.challenge(verifier).getBytes(StandardCharsets.US_ASCII),
                        code.challenge().getBytes(StandardCharsets.US_ASCII));
        if (!good) {
            // one try: whoever guesses has spent it
            codes.used(secret, null, now);
            return Optional.empty();
        }
        Optional<AppSessions.Tokens> tokens = sessions.open(
                code.account(),
                client.organisation(),
                new App(client.id(), code.scopes()),
                client.name(),
                code.assurance());
        codes.used(secret, tokens.map(AppSessions.Tokens::session).orElse(null), now);
        return tokens.map(t -> new Traded(t, code.nonce(), code.scopes().contains("openid")));
    }

    /// Trades a refresh token for the next pair.
    ///
    /// @throws OAuthException `invalid_grant`
    TokenAnswer refresh(OAuthClient client, String refreshToken) {
        AppSessions.Tokens tokens = sessions.refresh(refreshToken == null ? "" : refreshToken, client.id())
                .orElseThrow(TokenService::invalidGrant);
        String idToken = tokens.scopes().contains("openid")
                ? mint.idToken(tokens.account(), client.id(), tokens.session(), tokens.assurance(), null)
                : null;
        return TokenAnswer.of(tokens, idToken);
    }

    /// A token for the application's own account.
    ///
    /// @param scope space separated, at most what its role allows; null for all of it
    /// @throws OAuthException `unauthorized_client`, `invalid_scope`
    TokenAnswer own(OAuthClient client, String scope) {
        if (client.serviceAccount() == null) {
            throw new OAuthException(OAuthError.UNAUTHORIZED_CLIENT, "The application has no account of its own.");
        }
        Standing standing = QuarkusTransaction.requiringNew()
                .call(() -> standings.find(client.serviceAccount(), client.organisation()))
                .orElseThrow(
                        () -> new OAuthException(OAuthError.UNAUTHORIZED_CLIENT, "Its account is no member any more."));
        Set<String> held = standing.role().scopes();
        Set<String> asked = scope == null || scope.isBlank()
                ? held
                : new TreeSet<>(Arrays.asList(scope.strip().split(" +", -1)));
        if (!held.containsAll(asked)) {
            throw new OAuthException(OAuthError.INVALID_SCOPE, "The account does not have one of these scopes.");
        }
        AccessToken access = mint.mint(new Grant.Program(
                standing.account(), standing.organisation(), client.id(), asked, standing.teams(), standing.asOf()));
        return new TokenAnswer(access.value(), "Bearer", access.expiresIn(), null, null, TokenMint.spaced(asked));
    }

    private static OAuthException invalidGrant() {
        return new OAuthException(OAuthError.INVALID_GRANT, "The code or token is not good, or not any more.");
    }
}
