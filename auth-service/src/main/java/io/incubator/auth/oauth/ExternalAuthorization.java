package io.incubator.auth.oauth;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.EmailAddress;
import io.incubator.auth.external.Arrival;
import io.incubator.auth.external.ExternalFailure;
import io.incubator.auth.external.ExternalSignIn;
import io.incubator.auth.mail.MailToken;
import io.incubator.auth.passkey.Assertion;
import io.incubator.auth.registration.RegistrationService;
import io.incubator.auth.session.CredentialCheck;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// From a choice of the sign-in page to a browser that is signed in, by way of a provider elsewhere. The account here
/// keeps its second factor, and only who is signed in to it may have another account elsewhere open it.
@ApplicationScoped
class ExternalAuthorization {
    private final AuthorizationService authorizations;
    private final ExternalSignIn elsewhere;
    private final CredentialCheck credentials;
    private final RegistrationService registrations;
    private final LoginThrottle throttle;

    ExternalAuthorization(
            AuthorizationService authorizations,
            ExternalSignIn elsewhere,
            CredentialCheck credentials,
            RegistrationService registrations,
            LoginThrottle throttle) {
        this.authorizations = authorizations;
        this.elsewhere = elsewhere;
        this.credentials = credentials;
        this.registrations = registrations;
        this.throttle = throttle;
    }

    /// A browser that goes elsewhere.
    ///
    /// @param browser what it keeps; null if it does not go
    record Gone(Step step, String browser) {
        @Override
        public String toString() {
            return "Gone[…]";
        }
    }

    /// Somebody who has arrived, and as the browser holds them.
    record Ticket(Arrival arrival, String text) {
        @Override
        public String toString() {
            return "Ticket[…]";
        }
    }

    /// What somebody has typed to sign in.
    record Typed(String email, String password, Optional<String> code) {
        @Override
        public String toString() {
            return "Typed[…]";
        }
    }

    Gone go(String provider, Optional<AuthorizationRequest> asked, String address) {
        String[] browser = new String[1];
        Step step = authorizations.ask(asked, Step.Problem.NONE, (client, request, _) -> {
            try {
                throttle.takeCeremony(address);
                Optional<ExternalSignIn.Begun> begun = elsewhere.begin(provider, request.text());
                begun.ifPresent(b -> browser[0] = b.browser());
                return begun.<Step>map(b -> new Step.Return(b.address().toString()))
                        .orElseGet(Step.Refuse::new);
            } catch (ExternalFailure e) {
                return new Step.SignIn(client, request, Step.Problem.of(e), "");
            } catch (ProblemException e) {
                return new Step.SignIn(client, request, Step.Problem.of(e).orElseThrow(() -> e), "");
            }
        });
        return new Gone(step, browser[0]);
    }

    AuthorizationService.Outcome back(
            String browser, String state, Optional<String> code, Optional<String> issuer, String address) {
        Optional<ExternalSignIn.Back> back = elsewhere.arrive(browser, state, code, issuer);
        if (back.isEmpty()) {
            return new AuthorizationService.Outcome(new Step.Refuse(), null);
        }
        Optional<AuthorizationRequest> asked =
                AuthorizationRequest.parse(back.get().request());
        return switch (back.get().outcome()) {
            case ExternalSignIn.Outcome.Vouched(Arrival arrival) ->
                arrived(asked, new Ticket(arrival, elsewhere.ticket(arrival, browser)), address);
            case ExternalSignIn.Outcome.Failed(ExternalFailure failure) ->
                asked(
                        asked,
                        Step.Problem.of(failure),
                        (client, request, problem) -> new Step.SignIn(client, request, problem, ""));
        };
    }

    private AuthorizationService.Outcome arrived(Optional<AuthorizationRequest> asked, Ticket ticket, String address) {
        return elsewhere.account(ticket.arrival()).isPresent()
                ? code(asked, ticket, Optional.empty(), address)
                : asked(asked, Step.Problem.NONE, link(ticket, ""));
    }

    Optional<Arrival> arrival(String ticket, String browser) {
        return elsewhere.arrival(ticket, browser);
    }

    /// Takes the code of the second factor, if the account has one.
    AuthorizationService.Outcome code(
            Optional<AuthorizationRequest> asked, Ticket ticket, Optional<String> code, String address) {
        Optional<UUID> account = elsewhere.account(ticket.arrival());
        if (account.isEmpty()) {
            return new AuthorizationService.Outcome(new Step.Refuse(), null);
        }
        return authorizations.signIn(asked, () -> credentials.elsewhere(account.get(), code, address), code(ticket));
    }

    /// Takes a passkey: of the account that the one elsewhere opens, or of the one it opens from now on.
    AuthorizationService.Outcome passkey(
            Optional<AuthorizationRequest> asked, Ticket ticket, Assertion passkey, String address) {
        Optional<UUID> opened = elsewhere.account(ticket.arrival());
        AuthorizationService.Proof proof = () -> credentials.passkey(passkey, address);
        return opened.isEmpty()
                ? link(asked, ticket, proof, "")
                : authorizations.signIn(asked, () -> of(opened.get(), proof), code(ticket));
    }

    private static CredentialCheck.Proven of(UUID account, AuthorizationService.Proof proof) {
        CredentialCheck.Proven proven = proof.show();
        if (!proven.account().equals(account)) {
            throw new ProblemException(AuthError.PASSKEY_REFUSED);
        }
        return proven;
    }

    /// Signs somebody in to their account, which the one elsewhere opens from now on.
    AuthorizationService.Outcome link(
            Optional<AuthorizationRequest> asked, Ticket ticket, Typed typed, String address) {
        return link(
                asked,
                ticket,
                () -> credentials.check(typed.email(), typed.password(), typed.code(), address),
                typed.email());
    }

    private AuthorizationService.Outcome link(
            Optional<AuthorizationRequest> asked, Ticket ticket, AuthorizationService.Proof proof, String typed) {
        return authorizations.signIn(
                asked,
                () -> {
                    CredentialCheck.Proven proven = proof.show();
                    QuarkusTransaction.requiringNew().run(() -> elsewhere.link(ticket.arrival(), proven.account()));
                    return proven;
                },
                link(ticket, typed));
    }

    /// Makes an account that the one elsewhere opens.
    AuthorizationService.Outcome account(
            Optional<AuthorizationRequest> asked, Ticket ticket, Optional<MailToken> invitation) {
        Arrival arrival = ticket.arrival();
        return authorizations.signIn(
                asked,
                () -> {
                    EmailAddress email = Optional.ofNullable(arrival.email())
                            .flatMap(EmailAddress::read)
                            .orElseThrow(() -> new ProblemException(AuthError.REGISTRATION_CLOSED));
                    String name = Optional.ofNullable(arrival.name())
                            .filter(given -> !given.isBlank())
                            .orElseGet(() ->
                                    email.value().substring(0, email.value().lastIndexOf('@')));
                    UUID account =
                            registrations.register(email, name, invitation, made -> elsewhere.link(arrival, made));
                    return new CredentialCheck.Proven(account, Assurance.Level.PWD);
                },
                link(ticket, ""));
    }

    private AuthorizationService.Outcome asked(
            Optional<AuthorizationRequest> asked, Step.Problem problem, AuthorizationService.Question question) {
        return new AuthorizationService.Outcome(authorizations.ask(asked, problem, question), null);
    }

    private static AuthorizationService.Question code(Ticket ticket) {
        return (client, request, problem) -> new Step.Code(client, request, problem, ticket.text());
    }

    private AuthorizationService.Question link(Ticket ticket, String typed) {
        Arrival arrival = ticket.arrival();
        String provider = elsewhere.name(arrival.provider()).orElse(arrival.issuer());
        return (client, request, problem) ->
                new Step.Link(client, request, problem, provider, arrival.email(), ticket.text(), typed);
    }
}
