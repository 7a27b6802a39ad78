package io.incubator.kit.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The revocations that can still matter, in memory. It forgets each when the last token it is about
/// has ended, so it holds at most what was revoked within a token's life.
final class RevocationTable {
    private final Map<UUID, Instant> sessions = new ConcurrentHashMap<>();
    private final Map<Person, Cut> persons = new ConcurrentHashMap<>();

    /// Takes a batch; the same one again changes nothing.
    ///
    /// @param here the time by this replica's clock, which may differ from the one that dated the batch
    void take(RevocationBatch batch, Instant here) {
        Duration ahead = Duration.between(batch.now(), here);
        for (Revocation revocation : batch.items()) {
            Instant until = revocation.expiresAt().plus(ahead);
            if (revocation.session() != null) {
                sessions.put(revocation.session(), until);
            } else {
                persons.merge(
                        new Person(revocation.subject(), revocation.organisation()),
                        new Cut(revocation.revokedAt(), until),
                        Cut::later);
            }
        }
    }

    void forget(Instant now) {
        Predicate<Instant> over = until -> !until.isAfter(now);
        sessions.values().removeIf(over);
        persons.values().removeIf(cut -> over.test(cut.until()));
    }

    boolean covers(TokenHolder token) {
        return (token.session() != null && sessions.containsKey(token.session()))
                || minted(token, new Person(token.subject(), token.organisation()))
                || minted(token, new Person(token.subject(), null));
    }

    int size() {
        return sessions.size() + persons.size();
    }

    private boolean minted(TokenHolder token, Person person) {
        Cut cut = persons.get(person);
        return cut != null && !token.issuedAt().isAfter(cut.revokedAt());
    }

    /// A person in one organisation, or in all (null).
    private record Person(UUID subject, UUID organisation) {}

    /// Tokens minted up to a moment are revoked.
    private record Cut(Instant revokedAt, Instant until) {
        Cut later(Cut other) {
            return other.revokedAt.isAfter(revokedAt) ? other : this;
        }
    }
}
