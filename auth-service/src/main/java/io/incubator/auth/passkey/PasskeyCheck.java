package io.incubator.auth.passkey;

import com.webauthn4j.data.AuthenticationData;
import io.incubator.auth.AuthError;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.throttle.LoginThrottle;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The one place where a passkey is checked. Verifying happens outside any transaction. Refusals are all alike: none
/// tells whether a credential, an account or a challenge exists.
@ApplicationScoped
public class PasskeyCheck {
    private final PasskeyRepository passkeys;
    private final ChallengeRepository challenges;
    private final NoticeRepository notices;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final RelyingParty party;
    private final PasskeyVerifier verifier;

    @Inject
    PasskeyCheck(
            PasskeyRepository passkeys,
            ChallengeRepository challenges,
            NoticeRepository notices,
            LoginThrottle throttle,
            RelyingParty party,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.notices = notices;
        this.throttle = throttle;
        this.clock = clock;
        this.party = party;
        this.verifier = new PasskeyVerifier(party);
    }

    /// Begins a sign-in of somebody who need not say who they are.
    ///
    /// @param address where the caller is
    /// @throws ProblemException `too-many-attempts`
    public RequestOptions begin(String address) {
        return begin(address, challenge -> challenges.addForSignIn(challenge, clock.instant()));
    }

    /// Begins to show again who somebody is.
    ///
    /// @param session theirs, to which the challenge belongs
    /// @param address where the caller is
    /// @throws ProblemException `too-many-attempts`
    public RequestOptions begin(UUID account, UUID session, String address) {
        return begin(address, challenge -> challenges.addForSession(challenge, account, session, clock.instant()));
    }

    /// Whose passkey has signed a challenge, which is spent by that. The device has verified its user: two factors.
    ///
    /// @param address where the caller is
    /// @return the account
    /// @throws ProblemException `passkey-refused`, whatever does not hold; `too-many-attempts`
    public UUID check(Assertion assertion, String address) {
        return check(assertion, address, challenge -> challenges.spendForSignIn(challenge, clock.instant()))
                .orElseThrow(() -> new ProblemException(AuthError.PASSKEY_REFUSED));
    }

    /// Somebody's own passkey has signed a challenge of their session, which is spent by that.
    ///
    /// @param address where the caller is
    /// @throws ProblemException `step-up-refused`, whatever does not hold; `too-many-attempts`
    public void check(Assertion assertion, UUID account, UUID session, String address) {
        Optional<UUID> owner = check(
                assertion,
                address,
                challenge -> challenges.spendForSession(challenge, account, session, clock.instant()));
        if (owner.filter(account::equals).isEmpty()) {
            throw new ProblemException(AuthError.STEP_UP_REFUSED);
        }
    }

    private RequestOptions begin(String address, Consumer<Challenge> add) {
        throttle.takeCeremony(address);
        Challenge challenge = Challenge.random();
        QuarkusTransaction.requiringNew().run(() -> add.accept(challenge));
        return RequestOptions.of(challenge, party);
    }

    private Optional<UUID> check(Assertion assertion, String address, Predicate<Challenge> spend) {
        throttle.takeCeremony(address);
        Optional<UUID> account = verifier.read(assertion).flatMap(claimed -> owner(claimed, spend));
        account.ifPresent(_ -> throttle.ceremonySucceeded(address));
        return account;
    }

    private Optional<UUID> owner(PasskeyVerifier.Claimed<AuthenticationData> claimed, Predicate<Challenge> spend) {
        Optional<PasskeyRepository.Known> known = QuarkusTransaction.requiringNew()
                .call(() -> {
                    boolean spent = spend.test(claimed.challenge());
                    return UserHandle.read(claimed.data().getUserHandle())
                            .filter(_ -> spent)
                            .flatMap(account -> passkeys.find(claimed.data().getCredentialId(), account));
                });
        return known.filter(passkey -> switch (verifier.verify(claimed, passkey.key())) {
                    case PasskeyVerifier.Outcome.Good use ->
                        QuarkusTransaction.requiringNew().call(() -> passkeys.used(passkey, use, clock.instant()));
                    case PasskeyVerifier.Outcome.Copied() -> warn(passkey.account());
                    case PasskeyVerifier.Outcome.Refused() -> false;
                })
                .map(PasskeyRepository.Known::account);
    }

    private boolean warn(UUID account) {
        QuarkusTransaction.requiringNew().run(() -> notices.add(account, NoticeKind.PASSKEY_COPIED, clock.instant()));
        return false;
    }
}
