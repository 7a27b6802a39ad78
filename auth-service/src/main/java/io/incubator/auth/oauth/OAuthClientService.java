package io.incubator.auth.oauth;

import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.organisation.Role;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The applications of the caller's organisation.
@ApplicationScoped
class OAuthClientService {
    private final OAuthClientRepository clients;
    private final StandingRepository standings;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final StepUp stepUp;
    private final CurrentIdentity caller;
    private final Clock clock;

    OAuthClientService(
            OAuthClientRepository clients,
            StandingRepository standings,
            RevocationLog revocations,
            AuditLog audit,
            StepUp stepUp,
            CurrentIdentity caller,
            Clock clock) {
        this.clients = clients;
        this.standings = standings;
        this.revocations = revocations;
        this.audit = audit;
        this.stepUp = stepUp;
        this.caller = caller;
        this.clock = clock;
    }

    /// Registers an application. Its account gets at most the role of whoever registers it.
    ///
    /// @param role of its own account; null for an application that only acts for people
    /// @throws ProblemException `step-up-required`; `validation-failed` for an address that may not
    ///     be one; `forbidden` for a role above one's own
    RegisteredClient register(
            String name, boolean confidential, List<String> redirectUris, List<String> logoutUris, Role role) {
        stepUp.require();
        RedirectUri.requireAll("redirectUris", redirectUris);
        RedirectUri.requireAll("logoutUris", logoutUris);
        if (role != null && !confidential) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("role", "public", "only an application that keeps a secret has an account of its own");
        }
        UUID organisation = caller.organisation();
        UUID subject = caller.subject();
        Instant now = clock.instant();
        OAuthClient client = new OAuthClient(
                Ids.next(),
                organisation,
                name,
                confidential,
                redirectUris,
                logoutUris,
                role == null ? null : Ids.next(),
                now);
        Secret secret = confidential ? Secret.random() : null;
        QuarkusTransaction.requiringNew().run(() -> {
            if (role != null) {
                Role own = standings
                        .find(subject, organisation)
                        .orElseThrow(() -> new ProblemException(CommonError.FORBIDDEN))
                        .role();
                if (own.compareTo(role) > 0) {
                    throw new ProblemException(CommonError.FORBIDDEN);
                }
                clients.addServiceAccount(client.serviceAccount(), organisation, name, role.label(), now);
            }
            clients.add(client, secret == null ? null : secret.digest());
            audit.record(subject, organisation, "application-registered");
        });
        return new RegisteredClient(ClientView.of(client), secret == null ? null : secret.text());
    }

    @ReadOnly
    Page<ClientView> list(Optional<Cursor> before, int limit) {
        return Page.of(
                clients.of(caller.organisation(), before, limit + 1).stream()
                        .map(ClientView::of)
                        .toList(),
                limit,
                c -> Cursor.of(c.createdAt(), c.id()),
                Function.identity());
    }

    /// Takes an application away; its sessions end.
    ///
    /// @throws ProblemException `not-found`
    void remove(UUID id) {
        stepUp.session();
        UUID organisation = caller.organisation();
        QuarkusTransaction.requiringNew()
                .run(() -> revocations.sessionsEnded(clients.remove(id, organisation)
                        .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND))));
    }

    /// An application, as the API shows it.
    ///
    /// @param serviceAccount whom it acts as with its own credentials; absent for one that only acts for
    ///     people
    record ClientView(
            UUID id,
            String name,
            List<String> redirectUris,
            List<String> logoutUris,
            UUID serviceAccount,
            Instant createdAt) {
        ClientView {
            redirectUris = List.copyOf(redirectUris);
            logoutUris = List.copyOf(logoutUris);
        }

        static ClientView of(OAuthClient client) {
            return new ClientView(
                    client.id(),
                    client.name(),
                    client.redirectUris(),
                    client.logoutUris(),
                    client.serviceAccount(),
                    client.createdAt());
        }
    }

    /// An application that was just registered.
    ///
    /// @param clientSecret shown this once; absent for an application that cannot keep one
    record RegisteredClient(ClientView client, String clientSecret) {
        @Override
        public String toString() {
            return "RegisteredClient[" + client.id() + "]";
        }
    }
}
