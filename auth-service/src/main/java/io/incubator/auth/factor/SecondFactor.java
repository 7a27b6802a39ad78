package io.incubator.auth.factor;

import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.token.KeySealer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Checks what somebody shows besides their password.
@ApplicationScoped
public class SecondFactor {
    private static final Pattern TOTP = Pattern.compile("[0-9]{6}");

    private final FactorRepository factors;
    private final KeySealer sealer;
    private final NoticeRepository notices;
    private final Clock clock;

    SecondFactor(FactorRepository factors, KeySealer sealer, NoticeRepository notices, Clock clock) {
        this.factors = factors;
        this.sealer = sealer;
        this.notices = notices;
        this.clock = clock;
    }

    /// What checking came to.
    public enum Outcome {
        /// The account has no second factor.
        NOT_NEEDED,
        /// The code was good, and is spent.
        SHOWN,
        /// There is one, and no code was given.
        MISSING,
        /// The code was not good, or not any more.
        WRONG
    }

    /// Checks a code and spends it. Not inside a transaction: a code that was accepted stays spent.
    ///
    /// @param code of the authenticator, or a recovery code
    public Outcome check(UUID account, Optional<String> code) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<FactorRepository.Credential> credential =
                    factors.find(account).filter(FactorRepository.Credential::confirmed);
            if (credential.isEmpty()) {
                return Outcome.NOT_NEEDED;
            }
            Optional<String> typed = code.map(text -> text.replace(" ", "")).filter(text -> !text.isEmpty());
            if (typed.isEmpty()) {
                return Outcome.MISSING;
            }
            return isGood(account, credential.get(), typed.get()) ? Outcome.SHOWN : Outcome.WRONG;
        });
    }

    private boolean isGood(UUID account, FactorRepository.Credential credential, String code) {
        return TOTP.matcher(code).matches() ? isTotp(account, credential, code) : isRecovery(account, code);
    }

    boolean isTotp(UUID account, FactorRepository.Credential credential, String code) {
        byte[] secret = sealer.open(credential.sealed(), "totp " + account);
        var step = Totp.matching(secret, code, clock.instant());
        return step.isPresent() && factors.spend(account, step.getAsLong());
    }

    private boolean isRecovery(UUID account, String code) {
        Instant now = clock.instant();
        boolean spent = factors.spendCode(account, new RecoveryCode(code), now);
        if (spent) {
            notices.add(account, NoticeKind.RECOVERY_CODE_USED, now);
        }
        return spent;
    }
}
