package io.incubator.job.claiming;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Where this replica's claims of a kind have got to. Somebody who holds a transaction open keeps
/// PostgreSQL from clearing away index entries of jobs claimed since, and every search from the beginning
/// walks over all of them. While that shows, claims go on from where the last one ended, and search from
/// the beginning only so often that it takes a tenth of the time: jobs of newcomers, of other priorities
/// and of second attempts wait that long.
final class Heads {
    /// A search that takes longer has walked over much that is dead, or claimed a great many.
    private static final Duration SLOW = Duration.ofMillis(40);
    private static final int PATIENCE = 10;

    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    /// The last job taken of an organisation, in the order of the claim.
    record Head(UUID org, int priority, Instant runAt, UUID id) {
        private static final Comparator<Head> ORDER = Comparator.comparingInt(Head::priority)
                .reversed()
                .thenComparing(Head::runAt)
                .thenComparing(Head::id, Heads::compareAsPostgres);

        private static Head later(Head one, Head other) {
            return ORDER.compare(one, other) >= 0 ? one : other;
        }
    }

    /// Where to go on; empty when it is time to search from the beginning.
    Optional<List<Head>> of(String kind) {
        Kind known = kinds.get(kind);
        return known == null || known.isDue() || known.heads.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(known.heads.values()));
    }

    /// Notes how long a search from the beginning took.
    void searched(String kind, Duration took) {
        Kind fresh = new Kind(
                took.compareTo(SLOW) > 0
                        ? System.nanoTime() + took.multipliedBy(PATIENCE).toNanos()
                        : 0);
        kinds.put(kind, fresh);
    }

    /// Notes what a claim has taken.
    void took(String kind, List<Head> taken) {
        Kind known = kinds.get(kind);
        if (known != null && !known.isDue()) {
            taken.forEach(head -> known.heads.merge(head.org(), head, Head::later));
        }
    }

    /// PostgreSQL compares ids byte by byte, without a sign.
    private static int compareAsPostgres(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private static final class Kind {
        private final long nextSearch;
        private final Map<UUID, Head> heads = new ConcurrentHashMap<>();

        Kind(long nextSearch) {
            this.nextSearch = nextSearch;
        }

        boolean isDue() {
            return nextSearch == 0 || System.nanoTime() - nextSearch >= 0;
        }
    }
}
