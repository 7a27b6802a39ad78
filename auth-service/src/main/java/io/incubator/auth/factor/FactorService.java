package io.incubator.auth.factor;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.AuthError;
import io.incubator.auth.account.AccountRepository;
import io.incubator.auth.assurance.StepUp;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.token.Assurance;
import io.incubator.auth.token.KeySealer;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The caller's second factors. Every change takes a step-up and leaves a notice.
@ApplicationScoped
class FactorService {
    private static final int SECRET_BYTES = 20;

    private final FactorRepository factors;
    private final SecondFactor second;
    private final AccountRepository accounts;
    private final KeySealer sealer;
    private final StepUp stepUp;
    private final NoticeRepository notices;
    private final CurrentIdentity caller;
    private final Clock clock;
    private final String issuer;
    private final SecureRandom random = new SecureRandom();

    @Inject
    FactorService(
            FactorRepository factors,
            SecondFactor second,
            AccountRepository accounts,
            KeySealer sealer,
            StepUp stepUp,
            NoticeRepository notices,
            CurrentIdentity caller,
            AuthConfig config,
            Clock clock) {
        this.factors = factors;
        this.second = second;
        this.accounts = accounts;
        this.sealer = sealer;
        this.stepUp = stepUp;
        this.notices = notices;
        this.caller = caller;
        this.clock = clock;
        this.issuer = URI.create(config.issuer()).getAuthority();
    }

    /// How the account is protected.
    ///
    /// @throws ProblemException `forbidden` without a session
    Protection protection() {
        UUID account = caller.subject();
        stepUp.session();
        return QuarkusTransaction.requiringNew().call(() -> {
            Assurance assurance = stepUp.current();
            return new Protection(
                    factors.emailVerified(account),
                    factors.find(account)
                            .filter(FactorRepository.Credential::confirmed)
                            .isPresent(),
                    factors.codesLeft(account),
                    assurance.level().label(),
                    assurance.at());
        });
    }

    /// Begins to enrol an authenticator. It counts for nothing until it is confirmed.
    ///
    /// @throws ProblemException `step-up-required`; `factor-in-force` if there is one already
    TotpEnrolment begin() {
        stepUp.require();
        UUID id = caller.subject();
        String email = QuarkusTransaction.requiringNew()
                .call(() -> accounts.find(id))
                .orElseThrow(() -> new ProblemException(CommonError.UNAUTHENTICATED))
                .email();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] sealed = sealer.seal(secret, "totp " + id);
        if (!QuarkusTransaction.requiringNew().call(() -> factors.begin(id, sealed, clock.instant()))) {
            throw new ProblemException(AuthError.FACTOR_IN_FORCE);
        }
        String text = Base32.encode(secret);
        String label = encoded(issuer) + ":" + encoded(email);
        return new TotpEnrolment(
                text,
                "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded(issuer)
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    /// Puts it in force by its first code. The session counts as authenticated by two factors from now
    /// on.
    ///
    /// @throws ProblemException `step-up-required`; `wrong-code`; `factor-in-force`
    List<String> confirm(String code) {
        UUID session = stepUp.require();
        UUID account = caller.subject();
        List<RecoveryCode> codes = RecoveryCode.set();
        QuarkusTransaction.requiringNew().run(() -> {
            FactorRepository.Credential credential =
                    factors.find(account).orElseThrow(() -> new ProblemException(AuthError.WRONG_CODE));
            if (credential.confirmed()) {
                throw new ProblemException(AuthError.FACTOR_IN_FORCE);
            }
            Instant now = clock.instant();
            if (!second.isTotp(account, credential, code) || !factors.confirm(account, now)) {
                throw new ProblemException(AuthError.WRONG_CODE);
            }
            factors.renewCodes(account, codes);
            stepUp.raise(session, Assurance.Level.MFA);
            notices.add(account, NoticeKind.TOTP_ENABLED, now);
        });
        return codes.stream().map(RecoveryCode::text).toList();
    }

    /// Takes it out of force, with its recovery codes. None is nothing to take away.
    ///
    /// @throws ProblemException `step-up-required`
    void remove() {
        stepUp.require();
        UUID account = caller.subject();
        QuarkusTransaction.requiringNew().run(() -> {
            if (factors.remove(account)) {
                notices.add(account, NoticeKind.TOTP_DISABLED, clock.instant());
            }
        });
    }

    /// New recovery codes instead of all former ones.
    ///
    /// @throws ProblemException `step-up-required`; `conflict` without an authenticator
    List<String> renewCodes() {
        stepUp.require();
        UUID account = caller.subject();
        List<RecoveryCode> codes = RecoveryCode.set();
        QuarkusTransaction.requiringNew().run(() -> {
            if (factors.find(account)
                    .filter(FactorRepository.Credential::confirmed)
                    .isEmpty()) {
                throw new ProblemException(AuthError.NO_FACTOR);
            }
            factors.renewCodes(account, codes);
            notices.add(account, NoticeKind.RECOVERY_CODES_RENEWED, clock.instant());
        });
        return codes.stream().map(RecoveryCode::text).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// How an account is protected.
    ///
    /// @param assurance how this session was authenticated: `pwd` or `mfa`
    /// @param authenticatedAt when that was
    record Protection(
            boolean emailVerified, boolean totp, int recoveryCodesLeft, String assurance, Instant authenticatedAt) {}

    /// What an authenticator app needs.
    ///
    /// @param secret base32, to be typed
    /// @param uri to be shown as a QR code
    record TotpEnrolment(String secret, String uri) {
        @Override
        public String toString() {
            return "TotpEnrolment[…]";
        }
    }
}
