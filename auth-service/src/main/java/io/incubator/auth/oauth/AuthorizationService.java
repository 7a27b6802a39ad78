package io.incubator.auth.oauth;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.external.ExternalFailure;
import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.session.CredentialCheck;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The authorization endpoint: from a request to a code, by way of sign-in and consent.
@ApplicationScoped
class AuthorizationService {
    /// How long a code may be traded.
    static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    /// How long a browser stays signed in.
    static final Duration BROWSER_LIFETIME = Duration.ofHours(12);

    private final OAuthClientRepository clients;
    private final BrowserRepository browsers;
    private final ConsentRepository consents;
    private final CodeRepository codes;
    private final CredentialCheck credentials;
    private final String issuer;
    private final Clock clock;

    @Inject
    AuthorizationService(
            OAuthClientRepository clients,
            BrowserRepository browsers,
            ConsentRepository consents,
            CodeRepository codes,
            CredentialCheck credentials,
            AuthConfig config,
            Clock clock) {
        this.clients = clients;
        this.browsers = browsers;
        this.consents = consents;
        this.codes = codes;
        this.credentials = credentials;
        this.issuer = config.issuer();
        this.clock = clock;
    }

    /// A step, and the cookie of a browser that has just signed in.
    ///
    /// @param cookie null while nobody has
    record Outcome(Step step, Secret cookie) {}

    /// Takes a request.
    ///
    /// @param cookie of the browser, if it has one
    Step begin(Optional<AuthorizationRequest> asked, Optional<Secret> cookie) {
        return checked(asked, (client, request) -> {
            Optional<BrowserRepository.Visitor> visitor = visitor(cookie).filter(v -> isRecent(v, request));
            if (visitor.isPresent() && !request.prompts("login")) {
                return askOrGrant(client, request, visitor.get());
            }
            return request.prompts("none")
                    ? error(request, "login_required", "Nobody is signed in.")
                    : new Step.SignIn(
                            client,
                            request,
                            Step.Problem.NONE,
                            request.parameters().getOrDefault("login_hint", ""));
        });
    }

    /// How somebody shows who they are.
    @FunctionalInterface
    interface Proof {
        /// Shows it.
        ///
        /// @throws ProblemException or [ExternalFailure] if they do not
        CredentialCheck.Proven show();
    }

    /// What somebody who did not show who they are is asked next.
    @FunctionalInterface
    interface Question {
        Step ask(OAuthClient client, AuthorizationRequest request, Step.Problem problem);
    }

    /// Takes address, password and code.
    ///
    /// @param address where the browser is
    Outcome signIn(
            Optional<AuthorizationRequest> asked,
            String email,
            String password,
            Optional<String> code,
            String address) {
        return signIn(
                asked,
                () -> credentials.check(email, password, code, address),
                (client, request, problem) -> new Step.SignIn(client, request, problem, email));
    }

    /// Takes a passkey.
    ///
    /// @param address where the browser is
    Outcome signIn(Optional<AuthorizationRequest> asked, Assertion passkey, String address) {
        return signIn(
                asked,
                () -> credentials.passkey(passkey, address),
                (client, request, problem) -> new Step.SignIn(client, request, problem, ""));
    }

    /// Signs somebody in with this browser.
    ///
    /// @param question what they are asked where that fails
    Outcome signIn(Optional<AuthorizationRequest> asked, Proof proof, Question question) {
        Secret cookie = Secret.random();
        boolean[] signedIn = new boolean[1];
        Step step = checked(asked, (client, request) -> {
            CredentialCheck.Proven proven;
            try {
                proven = proof.show();
            } catch (ProblemException e) {
                return question.ask(client, request, problem(e));
            } catch (ExternalFailure e) {
                return question.ask(client, request, Step.Problem.of(e));
            }
            Instant now = clock.instant();
            QuarkusTransaction.requiringNew()
                    .run(() -> browsers.open(
                            cookie, proven.account(), new Assurance(proven.level(), now), now.plus(BROWSER_LIFETIME)));
            signedIn[0] = true;
            return visitor(Optional.of(cookie))
                    .map(visitor -> askOrGrant(client, request, visitor))
                    .orElseGet(() -> question.ask(client, request, Step.Problem.CODE_NEEDED));
        });
        return new Outcome(step, signedIn[0] ? cookie : null);
    }

    /// Asks somebody something before they have shown who they are.
    Step ask(Optional<AuthorizationRequest> asked, Step.Problem problem, Question question) {
        return checked(asked, (client, request) -> question.ask(client, request, problem));
    }

    /// Takes the answer of whoever was asked.
    Step decide(Optional<AuthorizationRequest> asked, boolean allowed, Optional<Secret> cookie) {
        return checked(asked, (client, request) -> {
            Optional<BrowserRepository.Visitor> visitor = visitor(cookie);
            if (visitor.isEmpty()) {
                return new Step.SignIn(client, request, Step.Problem.NONE, "");
            }
            if (!allowed) {
                return error(request, "access_denied", "The person did not allow it.");
            }
            QuarkusTransaction.requiringNew()
                    .run(() -> consents.add(visitor.get().account(), client.id(), request.scopes(), clock.instant()));
            return grant(client, request, visitor.get());
        });
    }

    /// Who is signed in with a browser.
    Optional<BrowserRepository.Visitor> visitor(Optional<Secret> cookie) {
        return cookie.flatMap(c -> QuarkusTransaction.requiringNew().call(() -> browsers.find(c, clock.instant())));
    }

    /// Signs a browser out.
    void signOut(Optional<Secret> cookie) {
        cookie.ifPresent(c -> QuarkusTransaction.requiringNew().run(() -> browsers.close(c)));
    }

    @FunctionalInterface
    private interface Next {
        Step step(OAuthClient client, AuthorizationRequest request);
    }

    /// Nobody is sent to an address that is not registered, character by character, for that application.
    private Step checked(Optional<AuthorizationRequest> asked, Next next) {
        Optional<OAuthClient> client = asked.flatMap(AuthorizationRequest::client)
                .flatMap(id -> QuarkusTransaction.requiringNew().call(() -> clients.find(id)))
                .filter(c -> c.redirectUris().contains(asked.get().redirectUri()));
        if (client.isEmpty()) {
            return new Step.Refuse();
        }
        AuthorizationRequest request = asked.get();
        return request.fault()
                .map(fault -> error(request, fault.error(), fault.description()))
                .orElseGet(() -> next.step(client.get(), request));
    }

    private boolean isRecent(BrowserRepository.Visitor visitor, AuthorizationRequest request) {
        Instant at = visitor.assurance().at();
        return request.maxAge()
                .map(age -> at.plus(age).isAfter(clock.instant()))
                .orElse(true);
    }

    private Step askOrGrant(OAuthClient client, AuthorizationRequest request, BrowserRepository.Visitor visitor) {
        boolean consented = !request.prompts("consent")
                && QuarkusTransaction.requiringNew()
                        .call(() -> consents.scopes(visitor.account(), client.id()))
                        .containsAll(request.scopes());
        if (consented) {
            return grant(client, request, visitor);
        }
        return request.prompts("none")
                ? error(request, "consent_required", "The person was not asked yet.")
                : new Step.Consent(client, request, visitor.email(), request.scopes());
    }

    private Step grant(OAuthClient client, AuthorizationRequest request, BrowserRepository.Visitor visitor) {
        Secret code = Secret.random();
        CodeRepository.Code meaning = new CodeRepository.Code(
                client.id(),
                visitor.account(),
                request.redirectUri(),
                request.challenge(),
                request.scopes(),
                request.nonce().orElse(null),
                visitor.assurance(),
                clock.instant().plus(CODE_LIFETIME),
                false,
                null);
        QuarkusTransaction.requiringNew().run(() -> codes.add(code, meaning));
        return back(request, Map.of("code", code.text()));
    }

    private Step error(AuthorizationRequest request, String error, String description) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", error);
        answer.put("error_description", description);
        return back(request, answer);
    }

    /// Adds the state and who answers (RFC 9207), so that no other provider's answer is taken for ours.
    private Step back(AuthorizationRequest request, Map<String, String> answer) {
        Map<String, String> all = new LinkedHashMap<>(answer);
        request.state().ifPresent(state -> all.put("state", state));
        all.put("iss", issuer);
        StringBuilder location = new StringBuilder(request.redirectUri());
        char separator = request.redirectUri().contains("?") ? '&' : '?';
        for (Map.Entry<String, String> parameter : all.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return new Step.Return(location.toString());
    }

    private static Step.Problem problem(ProblemException e) {
        return Step.Problem.of(e).orElseThrow(() -> e);
    }
}
