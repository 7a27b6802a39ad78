package io.incubator.job.kind;

import io.incubator.job.doorbell.Doorbell;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Knows the kinds: a worker that asks for jobs of one makes it known, without any further ado.
@Singleton
public class Kinds {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final KindRepository kinds;
    private final Doorbell doorbell;
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    Kinds(KindRepository kinds, Doorbell doorbell) {
        this.kinds = kinds;
        this.doorbell = doorbell;
    }

    /// Notes that a worker asks for jobs of a kind.
    public void seen(String kind) {
        Instant last = noted.get(kind);
        Instant now = Instant.now();
        if (last == null || last.plus(NOTED_EVERY).isBefore(now)) {
            kinds.seen(kind);
            noted.put(kind, now);
        }
    }

    /// A worker has come: answers the bell, before it looks for jobs, and says under which switches it
    /// may. A pause that was answered before this holds for the claim. Outside of a transaction, for
    /// the bell's answer is to be committed when this returns.
    public KindSettings answer(String kind) {
        return kinds.answer(kind).orElse(KindSettings.OPEN);
    }

    /// What a claim under limits may take, in the claim's transaction. Such claims of a kind go one
    /// after the other, for two that count at the same time would both find room.
    public Room room(String kind, int wanted) {
        KindSettings settings = kinds.lock(kind).orElse(KindSettings.OPEN);
        if (settings.paused()) {
            return Room.NONE;
        }
        int most = settings.maxRunning() == null
                ? wanted
                : Math.clamp(settings.maxRunning() - (long) kinds.running(kind), 0, wanted);
        return new Room(most, settings.maxRunningPerOrganisation(), settings.isLimited());
    }

    @ReadOnly
    List<KindView> list() {
        return kinds.list();
    }

    /// @throws ProblemException `not-found`
    @ReadOnly
    KindView get(String kind) {
        return kinds.find(kind).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    /// @throws ProblemException `not-found`
    @Transactional
    KindView set(String kind, KindSettings settings) {
        if (!kinds.set(kind, settings)) {
            throw new ProblemException(CommonError.NOT_FOUND);
        }
        doorbell.ringAfterCommit(kind);
        return get(kind);
    }

    /// Room for more of a kind.
    ///
    /// @param most how many in all
    /// @param perOrganisation how many may run at a time for one organisation; null for any number
    /// @param limited whether there may be more once a job that runs is over
    public record Room(int most, Integer perOrganisation, boolean limited) {
        /// Of a kind that is paused.
        public static final Room NONE = new Room(0, null, false);

        /// For as many as are wanted.
        public static Room unlimited(int wanted) {
            return new Room(wanted, null, false);
        }
    }
}
