package io.incubator.kit.ticket;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.identity.TokenHolder;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Hands out tickets.
@Singleton
public class StreamTickets {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final CurrentIdentity caller;

    StreamTickets(Jdbi jdbi, CurrentIdentity caller) {
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /// A ticket with which the caller may open one of these streams once, as the caller, for as long as
    /// the token this request came with would have let them. The resource has checked that they may
    /// read it.
    ///
    /// @param paths the addresses it opens, such as `/api/jobs/<id>/events`; it opens one of them
    /// @throws ProblemException `forbidden` for a job that acts for somebody
    @Transactional
    public Ticket issue(List<String> paths) {
        if (caller.actor().isPresent()) {
            throw new ProblemException(CommonError.FORBIDDEN);
        }
        TokenHolder token = caller.holder();
        String secret = TicketSecret.random();
        Instant expiresAt = earlier(Instant.now().plus(LIFE), token.expiresAt());
        jdbi.useHandle(h -> h.createUpdate("""
                        insert into stream_ticket (digest, org_id, subject, session_id, scopes, paths,
                            token_issued_at, token_expires_at, expires_at)
                        values (:digest, :organisation, :subject, :session, :scopes, :paths,
                            :issuedAt, :tokenExpiresAt, :expiresAt)""")
                .bind("digest", TicketSecret.digest(secret))
                .bind("organisation", token.organisation())
                .bind("subject", token.subject())
                .bind("session", token.session())
                .bind("scopes", caller.scopes().toArray(String[]::new))
                .bind("paths", paths.toArray(String[]::new))
                .bind("issuedAt", token.issuedAt())
                .bind("tokenExpiresAt", token.expiresAt())
                .bind("expiresAt", expiresAt)
                .execute());
        return new Ticket(secret, expiresAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
