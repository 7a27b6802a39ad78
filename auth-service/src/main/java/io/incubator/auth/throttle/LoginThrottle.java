package io.incubator.auth.throttle;

import io.incubator.auth.AuthError;
import io.incubator.kit.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Counts tries before they are made, so that many at once are counted as exactly as one after the
/// other. Each method is a transaction of its own: a try counts although it is refused.
@ApplicationScoped
public class LoginThrottle {
    private static final Limit PAIR = new Limit(10, Duration.ofSeconds(30));
    private static final Limit STRANGERS = new Limit(100, Duration.ofSeconds(36));
    private static final Limit MAILS = new Limit(5, Duration.ofMinutes(10));
    /// An address may be a whole office; each sign-in takes two, and a good one gives both back.
    private static final Limit CEREMONIES = new Limit(300, Duration.ofSeconds(1));
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final BucketRepository buckets;
    private final Clock clock;

    LoginThrottle(BucketRepository buckets, Clock clock) {
        this.buckets = buckets;
        this.clock = clock;
    }

    /// Takes a try.
    ///
    /// @throws ProblemException `too-many-attempts`, with the time to wait
    public void take(Attempt attempt) {
        Duration wait = QuarkusTransaction.requiringNew().call(() -> waitBefore(attempt));
        if (wait.isPositive()) {
            throw new ProblemException(AuthError.TOO_MANY_ATTEMPTS).retryAfter(wait);
        }
    }

    /// Takes one mail to an address, so that nobody fills a stranger's mailbox.
    ///
    /// @return whether one may be sent
    public boolean takeMail(String email) {
        byte[] key = new Attempt(email, "mail").mailKey();
        return QuarkusTransaction.requiringNew().call(() -> buckets.take(key, MAILS, clock.instant()));
    }

    /// Takes one step of a sign-in with a passkey, for which nobody is named.
    ///
    /// @throws ProblemException `too-many-attempts`, with the time to wait
    public void takeCeremony(String remoteAddress) {
        byte[] key = Attempt.ceremonyKey(remoteAddress);
        Duration wait = QuarkusTransaction.requiringNew()
                .call(() -> buckets.take(key, CEREMONIES, clock.instant())
                        ? Duration.ZERO
                        : until(buckets.next(key, CEREMONIES), clock.instant()));
        if (wait.isPositive()) {
            throw new ProblemException(AuthError.TOO_MANY_ATTEMPTS).retryAfter(wait);
        }
    }

    /// A sign-in with a passkey was good: both steps are given back.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void ceremonySucceeded(String remoteAddress) {
        byte[] key = Attempt.ceremonyKey(remoteAddress);
        buckets.giveBack(key, CEREMONIES);
        buckets.giveBack(key, CEREMONIES);
    }

    private Duration waitBefore(Attempt attempt) {
        Instant now = clock.instant();
        byte[] pair = attempt.pairKey();
        if (!buckets.take(pair, PAIR, now)) {
            return until(buckets.next(pair, PAIR), now);
        }
        byte[] account = attempt.accountKey();
        if (!buckets.isKnown(pair) && !buckets.take(account, STRANGERS, now)) {
            return until(buckets.next(account, STRANGERS), now);
        }
        return Duration.ZERO;
    }

    /// The password was right: the tries are given back, and the address is known from now on.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void succeeded(Attempt attempt, UUID account) {
        byte[] pair = attempt.pairKey();
        buckets.empty(pair);
        if (!buckets.isKnown(pair)) {
            buckets.giveBack(attempt.accountKey(), STRANGERS);
        }
        buckets.know(pair, account, clock.instant());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget() {
        Instant now = clock.instant();
        buckets.forget(now, now.minus(REMEMBERED));
    }

    private static Duration until(Instant next, Instant now) {
        Duration wait = Duration.between(now, next);
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
}
