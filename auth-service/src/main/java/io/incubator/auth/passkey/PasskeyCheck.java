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
        throttle.takeCeremony(address);
        Challenge challenge = Challenge.random();
        QuarkusTransaction.requiringNew().run(() -> challenges.addForSignIn(challenge, clock.instant()));
        return RequestOptions.of(challenge, party);
    }

    /// Whose passkey has signed a challenge, which is spent by that. The device has verified its user: two factors.
    ///
    /// @param address where the caller is
    /// @return the account
    /// @throws ProblemException `passkey-refused`, whatever does not hold; `too-many-attempts`
    public UUID check(Assertion assertion, String address) {
        throttle.takeCeremony(address);
        UUID account = verifier.read(assertion).flatMap(this::owner).orElseThrow(PasskeyCheck::refused);
        throttle.ceremonySucceeded(address);
        return account;
    }

    private Optional<UUID> owner(PasskeyVerifier.Claimed<AuthenticationData> claimed) {
        Optional<PasskeyRepository.Known> known = QuarkusTransaction.requiringNew()
                .call(() -> {
                    boolean spent = challenges.spendForSignIn(claimed.challenge(), clock.instant());
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

    private static ProblemException refused() {
        return new ProblemException(AuthError.PASSKEY_REFUSED);
    }
}
