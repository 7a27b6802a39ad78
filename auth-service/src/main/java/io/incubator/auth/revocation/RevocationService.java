package io.incubator.auth.revocation;

import io.incubator.kit.identity.RevocationBatch;
import io.incubator.kit.identity.RevocationSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// The feed of revocations; this service follows it like every other, only without HTTP.
@ApplicationScoped
class RevocationService implements RevocationSource {
    private static final int BATCH = 5_000;

    private final RevocationRepository revocations;
    private final Clock clock;

    RevocationService(RevocationRepository revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    /// What is new after a cursor, all of it over as many batches as it takes. Whatever commits late is
    /// still found: a walk begins at the oldest transaction that was running at the start of the walk
    /// before.
    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public RevocationBatch after(String text) {
        FeedCursor cursor = FeedCursor.parse(text);
        RevocationRepository.Rows rows = revocations.after(cursor, BATCH);
        if (cursor.next() > rows.oldest()) {
            // of a database before a restore: begin anew
            cursor = FeedCursor.START;
            rows = revocations.after(cursor, BATCH);
        }
        boolean more = rows.found().size() == BATCH;
        long next = cursor.fresh() ? rows.oldest() : cursor.next();
        FeedCursor then = more ? new FeedCursor(next, rows.lastXid(), rows.lastId()) : FeedCursor.from(next);
        return new RevocationBatch(rows.found(), then.text(), more, clock.instant());
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void forget() {
        revocations.forget(clock.instant());
    }
}
