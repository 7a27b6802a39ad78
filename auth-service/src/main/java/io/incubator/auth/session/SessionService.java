package io.incubator.auth.session;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.audit.AuditLog;
import io.incubator.auth.notice.NoticeKind;
import io.incubator.auth.notice.NoticeRepository;
import io.incubator.auth.organisation.Standing;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.auth.revocation.RevocationLog;
import io.incubator.auth.token.Assurance;
import io.incubator.kit.data.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The life of sessions, each method one transaction of the system role. It answers instead of
/// throwing, because an ended family must stay ended although its caller is refused.
@ApplicationScoped
class SessionService {
    private static final Logger LOG = Logger.getLogger(SessionService.class);

    /// Successors are kept some times longer than the grace, for requests that waited and clocks that
    /// differ.
    private static final int SEALS_OUTLIVE_GRACE = 6;

    private final SessionRepository sessions;
    private final StandingRepository standings;
    private final RevocationLog revocations;
    private final NoticeRepository notices;
    private final AuditLog audit;
    private final AuthConfig.Sessions config;
    private final Clock clock;

    SessionService(
            SessionRepository sessions,
            StandingRepository standings,
            RevocationLog revocations,
            NoticeRepository notices,
            AuditLog audit,
            AuthConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.standings = standings;
        this.revocations = revocations;
        this.notices = notices;
        this.audit = audit;
        this.config = config.sessions();
        this.clock = clock;
    }

    /// Opens a session for somebody whose password was right.
    ///
    /// @param organisation the one to speak for; the personal one if empty
    /// @param level by what they have just shown who they are
    /// @param client what the client calls itself; may be null
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Refreshed open(UUID account, Optional<UUID> organisation, Assurance.Level level, String client) {
        Optional<Standing> standing =
                organisation.map(id -> standings.find(account, id)).orElseGet(() -> standings.home(account));
        if (standing.isEmpty()) {
            return new Refreshed.NotAMember();
        }
        UUID session = Ids.next();
        RefreshToken first = RefreshToken.random();
        Instant now = clock.instant();
        Assurance assurance = new Assurance(level, now);
        sessions.open(
                session, standing.get(), first, now, assurance, client, Optional.empty(), now.plus(config.lifetime()));
        audit.record(account, standing.get().organisation(), "signed-in");
        return new Refreshed.Granted(session, first, standing.get(), assurance, Optional.empty());
    }

    /// Opens a session for an application, in the caller's transaction.
    Refreshed openFor(UUID account, UUID organisation, App app, String name, Assurance assurance) {
        Optional<Standing> standing = standings.find(account, organisation).or(() -> standings.home(account));
        if (standing.isEmpty()) {
            return new Refreshed.NotAMember();
        }
        UUID session = Ids.next();
        RefreshToken first = RefreshToken.random();
        Instant now = clock.instant();
        Instant end = now.plus(config.lifetime());
        sessions.open(session, standing.get(), first, now, assurance, name, Optional.of(app), end);
        audit.record(account, standing.get().organisation(), "application-let-in");
        return new Refreshed.Granted(session, first, standing.get(), assurance, Optional.of(app));
    }

    /// Answers a presented refresh token.
    ///
    /// @param organisation the one to speak for from now on; the session's if empty
    /// @param client the application that presents it; empty for the person
    /// @param arrived when the request came in: a client must not lose its grace by waiting for us
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Refreshed refresh(RefreshToken presented, Optional<UUID> organisation, Instant arrived, Optional<UUID> client) {
        Optional<Family> locked = sessions.lock(presented).filter(family -> family.isOf(client));
        if (locked.isEmpty()) {
            return new Refreshed.Refused();
        }
        Family family = locked.get();
        Optional<SpentToken> spent =
                family.presented() == family.newest() ? Optional.empty() : Optional.of(sessions.spent(presented));
        return switch (Move.of(family, spent.map(SpentToken::rotatedAt), arrived, config.grace())) {
            case REFUSE -> new Refreshed.Refused();
            case END_FAMILY -> endFamily(family);
            case ROTATE -> goOn(family, organisation, standing -> rotate(family, presented, standing));
            case REPEAT -> goOn(family, organisation, standing -> repeat(family, presented, spent.get(), standing));
        };
    }

    /// Ends the session of a token, whichever of the family it is. Unknown ones are nothing to end.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void end(RefreshToken presented) {
        sessions.lock(presented).ifPresent(family -> end(family, EndCause.LOGOUT));
    }

    /// Ends the session of an application's token.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void endOf(RefreshToken presented, UUID client) {
        sessions.lock(presented)
                .filter(family -> family.isOf(Optional.of(client)))
                .ifPresent(family -> end(family, EndCause.LOGOUT));
    }

    /// Ends a session, in the caller's transaction.
    void endNow(UUID session) {
        if (sessions.end(session, EndCause.REVOKED, clock.instant())) {
            revocations.sessionEnded(session);
        }
    }

    /// Ends the sessions of an application for a person, in the caller's transaction.
    void endOfApp(UUID account, UUID client) {
        revocations.sessionsEnded(sessions.endOfApp(account, client, clock.instant()));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean runs(UUID session) {
        return sessions.runs(session, clock.instant());
    }

    /// Whether it is the token an application may present next.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean isNewest(RefreshToken presented, UUID client) {
        return sessions.lock(presented)
                .filter(family -> family.isOf(Optional.of(client)) && !family.over(clock.instant()))
                .filter(family -> family.presented() == family.newest())
                .isPresent();
    }

    private void end(Family family, EndCause cause) {
        if (sessions.end(family.session(), cause, clock.instant())) {
            revocations.sessionEnded(family.session());
            audit.record(family.account(), family.organisation(), "session-ended");
        }
    }

    private Refreshed endFamily(Family family) {
        end(family, EndCause.REUSE);
        notices.add(family.account(), NoticeKind.SESSION_REUSED, clock.instant());
        LOG.warnf(
                "spent refresh token presented, session ended: session=%s account=%s",
                family.session(), family.account());
        return new Refreshed.Refused();
    }

    private Refreshed goOn(Family family, Optional<UUID> organisation, Function<Standing, RefreshToken> token) {
        return standings
                .find(family.account(), organisation.orElse(family.organisation()))
                .<Refreshed>map(standing -> new Refreshed.Granted(
                        family.session(), token.apply(standing), standing, family.assurance(), family.app()))
                .orElseGet(Refreshed.NotAMember::new);
    }

    private RefreshToken rotate(Family family, RefreshToken presented, Standing standing) {
        RefreshToken next = RefreshToken.random();
        Instant now = clock.instant();
        Instant forgetBefore = now.minus(config.grace().multipliedBy(SEALS_OUTLIVE_GRACE));
        sessions.rotate(family, presented, next, standing.organisation(), now, forgetBefore);
        return next;
    }

    /// Follows the sealed successors from a token within its grace to the newest one: each was spent
    /// after it.
    private RefreshToken repeat(Family family, RefreshToken presented, SpentToken spent, Standing standing) {
        if (!standing.organisation().equals(family.organisation())) {
            sessions.turn(family.session(), standing.organisation());
        }
        RefreshToken token = successor(presented, spent);
        for (int generation = family.presented() + 1; generation < family.newest(); generation++) {
            token = successor(token, sessions.spent(token));
        }
        return token;
    }

    private static RefreshToken successor(RefreshToken token, SpentToken spent) {
        return spent.successor(token)
                .orElseThrow(() -> new IllegalStateException("a successor was forgotten within its grace"));
    }
}
