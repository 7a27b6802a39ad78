package io.incubator.auth.passkey;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The digests of challenges nobody has answered yet, under the system role.
@ApplicationScoped
class ChallengeRepository {
    private final Jdbi jdbi;

    ChallengeRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Adds one for somebody who is signed in, to register a passkey or to show again who they are, which makes earlier
    /// ones of the session useless. What was signed says for which of the two.
    ///
    /// @throws ProblemException `unauthenticated` when the session is gone, with its account perhaps
    void addForSession(Challenge challenge, UUID account, UUID session, Instant now) {
        boolean added = jdbi.withHandle(h -> {
            h.createUpdate("DELETE FROM passkey_challenge WHERE account_id = :account AND session_id = :session")
                    .bind("account", account)
                    .bind("session", session)
                    .execute();
            return h.createUpdate("""
                            INSERT INTO passkey_challenge (digest, account_id, session_id, expires_at)
                            SELECT :digest, account_id, id, :expiresAt FROM session
                            WHERE id = :session AND account_id = :account FOR KEY SHARE""")
                            .bind("digest", challenge.digest())
                            .bind("account", account)
                            .bind("session", session)
                            .bind("expiresAt", now.plus(Challenge.LIFETIME))
                            .execute()
                    == 1;
        });
        if (!added) {
            throw new ProblemException(CommonError.UNAUTHENTICATED);
        }
    }

    /// Adds one to sign in with: nobody knows yet who will.
    void addForSignIn(Challenge challenge, Instant now) {
        jdbi.useHandle(
                h -> h.createUpdate("INSERT INTO passkey_challenge (digest, expires_at) VALUES (:digest, :expiresAt)")
                        .bind("digest", challenge.digest())
                        .bind("expiresAt", now.plus(Challenge.LIFETIME))
                        .execute());
    }

    /// Spends one: of many answers at once, one finds it.
    boolean spendForSession(Challenge challenge, UUID account, UUID session, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                DELETE FROM passkey_challenge
                                WHERE digest = :digest AND account_id = :account AND session_id = :session
                                  AND expires_at > :now""")
                        .bind("digest", challenge.digest())
                        .bind("account", account)
                        .bind("session", session)
                        .bind("now", now)
                        .execute())
                == 1;
    }

    /// Spends one: of many answers at once, one finds it.
    boolean spendForSignIn(Challenge challenge, Instant now) {
        return jdbi.withHandle(h -> h.createUpdate("""
                                DELETE FROM passkey_challenge
                                WHERE digest = :digest AND account_id IS NULL AND expires_at > :now""")
                        .bind("digest", challenge.digest())
                        .bind("now", now)
                        .execute())
                == 1;
    }

    void forget(Instant now) {
        jdbi.useHandle(h -> h.createUpdate("DELETE FROM passkey_challenge WHERE expires_at < :now")
                .bind("now", now)
                .execute());
    }
}
