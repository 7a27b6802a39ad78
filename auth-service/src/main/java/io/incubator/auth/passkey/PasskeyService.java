package io.incubator.auth.passkey;

import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountView;
import io.incubator.auth.account.SignInRepository;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The caller's passkeys. A new one, and the end of one, take a step-up and leave a notice.
@ApplicationScoped
class PasskeyService {
    /// More than anybody has devices, and few enough to name them all to a browser.
    private static final int MOST = 20;

    private final PasskeyRepository passkeys;
    private final ChallengeRepository challenges;
    private final SignInRepository accounts;
    private final StepUp stepUp;
    private final NoticeRepository notices;
    private final AuditLog audit;
    private final Precondition precondition;
    private final CurrentIdentity caller;
    private final Clock clock;
    private final RelyingParty party;
    private final PasskeyVerifier verifier;

    @Inject
    PasskeyService(
            PasskeyRepository passkeys,
            ChallengeRepository challenges,
            SignInRepository accounts,
            StepUp stepUp,
            NoticeRepository notices,
            AuditLog audit,
            Precondition precondition,
            CurrentIdentity caller,
            RelyingParty party,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.accounts = accounts;
        this.stepUp = stepUp;
        this.notices = notices;
        this.audit = audit;
        this.precondition = precondition;
        this.caller = caller;
        this.clock = clock;
        this.party = party;
        this.verifier = new PasskeyVerifier(party);
    }

    /// Begins to register one, for this session.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-required`
    CreationOptions begin() {
        UUID session = stepUp.require();
        UUID owner = caller.subject();
        Challenge challenge = Challenge.random();
        return QuarkusTransaction.requiringNew().call(() -> {
            AccountView account =
                    accounts.view(owner).orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED));
            challenges.addForSession(challenge, owner, session, clock.instant());
            return options(challenge, account, passkeys.of(owner));
        });
    }

    /// Registers the one that was made by the session's last options.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-required`; `passkey-not-accepted`, whatever
    ///     does not hold
    PasskeyView register(String name, NewCredential credential) {
        UUID session = stepUp.require();
        UUID owner = caller.subject();
        PasskeyKey key = verifier.read(credential)
                .filter(claimed -> QuarkusTransaction.requiringNew()
                        .call(() -> challenges.spendForSession(claimed.challenge(), owner, session, clock.instant())))
                .flatMap(verifier::verify)
                .orElseThrow(() -> new ProblemException(AuthError.PASSKEY_NOT_ACCEPTED));
        Instant now = clock.instant();
        PasskeyView view = new PasskeyView(Ids.next(), name, key.backedUp(), now, null);
        QuarkusTransaction.requiringNew().run(() -> {
            if (!passkeys.add(view, owner, key, MOST)) {
                throw new ProblemException(AuthError.PASSKEY_NOT_ACCEPTED);
            }
            notices.add(owner, NoticeKind.PASSKEY_ADDED, now);
        });
        return view;
    }

    /// @throws ProblemException `forbidden` without a session
    @ReadOnly
    Page<PasskeyView> list(Optional<Cursor> before, int limit) {
        stepUp.session();
        return Page.of(
                passkeys.list(caller.subject(), before, limit + 1),
                limit,
                p -> Cursor.of(p.createdAt(), p.id()),
                Function.identity());
    }

    /// @throws ProblemException `forbidden` without a session; `not-found`
    @ReadOnly
    PasskeyView get(UUID id) {
        stepUp.session();
        return passkeys.view(id, caller.subject()).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    /// Renames one.
    ///
    /// @throws ProblemException `forbidden` without a session; `not-found`; `precondition-failed`
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    PasskeyView rename(UUID id, String name) {
        stepUp.session();
        UUID owner = caller.subject();
        PasskeyView known = passkeys.lock(id, owner).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
        precondition.check(known);
        passkeys.rename(id, owner, name);
        audit.record(owner, null, "passkey-renamed");
        return new PasskeyView(id, name, known.backedUp(), known.createdAt(), known.lastUsedAt());
    }

    /// Takes one away: it signs nobody in from now on.
    ///
    /// @throws ProblemException `forbidden` without a session; `step-up-required`; `not-found`
    void remove(UUID id) {
        stepUp.require();
        UUID owner = caller.subject();
        QuarkusTransaction.requiringNew().run(() -> {
            if (!passkeys.remove(id, owner)) {
                throw new ProblemException(CommonError.NOT_FOUND);
            }
            notices.add(owner, NoticeKind.PASSKEY_REMOVED, clock.instant());
        });
    }

    private CreationOptions options(Challenge challenge, AccountView account, List<PasskeyRepository.Known> known) {
        return new CreationOptions(
                new CreationOptions.Party(party.id(), party.id()),
                new CreationOptions.User(UserHandle.of(account.id()), account.email(), account.displayName()),
                challenge.text(),
                PasskeyVerifier.ALGORITHMS.stream()
                        .map(algorithm -> new CreationOptions.Algorithm("public-key", algorithm.getValue()))
                        .toList(),
                Challenge.LIFETIME.toMillis(),
                known.stream()
                        .map(passkey -> new CreationOptions.KnownCredential(
                                "public-key",
                                passkey.key().id(),
                                List.copyOf(passkey.key().transports())))
                        .toList(),
                CreationOptions.Selection.strict(),
                "none");
    }
}
