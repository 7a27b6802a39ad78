package io.incubator.auth.session;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.organisation.Standing;
import io.incubator.auth.organisation.StandingRepository;
import io.incubator.kit.data.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// The life of sessions, each method one transaction of the system role. It answers instead of throwing, because an
/// ended
/// family must stay ended although its caller is refused.
@ApplicationScoped
class SessionService {
    private static final Logger LOG = Logger.getLogger(SessionService.class);

    private final SessionRepository sessions;
    private final StandingRepository standings;
    private final AuthConfig.Sessions config;
    private final Clock clock;

    SessionService(SessionRepository sessions, StandingRepository standings, AuthConfig config, Clock clock) {
        this.sessions = sessions;
        this.standings = standings;
        this.config = config.sessions();
        this.clock = clock;
    }

    /// Opens a session for somebody whose password was right.
    ///
    /// @param organisation the one to speak for; the personal one if empty
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Refreshed open(UUID account, Optional<UUID> organisation) {
        Optional<Standing> standing =
                organisation.map(id -> standings.find(account, id)).orElseGet(() -> standings.home(account));
        if (standing.isEmpty()) {
            return new Refreshed.NotAMember();
        }
        UUID session = Ids.next();
        RefreshToken first = RefreshToken.random();
        Instant now = clock.instant();
        sessions.open(session, standing.get(), first, now, now.plus(config.lifetime()));
        return new Refreshed.Granted(session, first, standing.get());
    }

    /// Answers a presented refresh token.
    ///
    /// @param organisation the one to speak for from now on; the session's if empty
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Refreshed refresh(RefreshToken presented, Optional<UUID> organisation) {
        Optional<Family> locked = sessions.lock(presented);
        if (locked.isEmpty()) {
            return new Refreshed.Refused();
        }
        Family family = locked.get();
        Instant now = clock.instant();
        boolean newest = family.presented() == family.newest();
        Instant rotatedAt = newest ? null : sessions.spent(presented).rotatedAt();
        return switch (Move.of(family, rotatedAt, now, config.grace())) {
            case REFUSE -> new Refreshed.Refused();
            case END_FAMILY -> {
                sessions.end(family.session(), EndCause.REUSE, now);
                LOG.warnf(
                        "spent refresh token presented, session ended: session=%s account=%s",
                        family.session(), family.account());
                yield new Refreshed.Refused();
            }
            case ROTATE ->
                goOn(family, organisation, standing -> {
                    RefreshToken next = RefreshToken.random();
                    // twice the grace, as the clocks of two replicas are never quite the same
                    sessions.rotate(
                            family,
                            presented,
                            next,
                            standing.organisation(),
                            now,
                            now.minus(config.grace().multipliedBy(2)));
                    return next;
                });
            case REPEAT ->
                goOn(family, organisation, standing -> {
                    sessions.turn(family.session(), standing.organisation());
                    return newest(family, presented);
                });
        };
    }

    /// Ends the session of a token, whichever of the family it is. Unknown ones are nothing to end.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void end(RefreshToken presented) {
        sessions.lock(presented).ifPresent(family -> sessions.end(family.session(), EndCause.LOGOUT, clock.instant()));
    }

    private Refreshed goOn(Family family, Optional<UUID> organisation, Function<Standing, RefreshToken> token) {
        return standings
                .find(family.account(), organisation.orElse(family.organisation()))
                .<Refreshed>map(standing -> new Refreshed.Granted(family.session(), token.apply(standing), standing))
                .orElseGet(Refreshed.NotAMember::new);
    }

    /// Follows the sealed successors from a token within its grace to the newest one. Each of them was spent after it,
    /// so
    /// their grace lasts as well.
    private RefreshToken newest(Family family, RefreshToken presented) {
        RefreshToken token = presented;
        for (int generation = family.presented(); generation < family.newest(); generation++) {
            RefreshToken spent = token;
            token = sessions.spent(spent)
                    .successor(spent)
                    .orElseThrow(() -> new IllegalStateException("a successor was forgotten within its grace"));
        }
        return token;
    }
}
