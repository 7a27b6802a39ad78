package io.incubator.auth.erasure;

import io.incubator.kit.outbox.OutboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// `auth.person.erased.v1`, which this service owns: an account is gone.
///
/// @param person the account's id, which names nobody any more
/// @param organisations that are gone with it, a thousand at most
record PersonErased(UUID person, List<UUID> organisations, Instant erasedAt) {
    private static final String EXCHANGE = "auth";
    private static final String TYPE = "auth.person.erased.v1";
    private static final int MOST_ORGANISATIONS = 1_000;

    PersonErased {
        organisations = List.copyOf(organisations);
    }

    /// What is to be sent: as many events as the organisations take, each at once, and again when
    /// nothing of the person's can be under way any more.
    ///
    /// @param quiet when the last token of the person has ended
    static List<OutboxEvent> events(UUID person, List<UUID> organisations, Instant now, Instant quiet) {
        List<OutboxEvent> events = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(from + MOST_ORGANISATIONS, organisations.size());
            PersonErased erased = new PersonErased(person, organisations.subList(from, to), now);
            events.add(new OutboxEvent(EXCHANGE, TYPE, null, person, 1, erased));
            events.add(new OutboxEvent(EXCHANGE, TYPE, null, person, 2, erased).notBefore(quiet));
            from = to;
        } while (from < organisations.size());
        return events;
    }
}
