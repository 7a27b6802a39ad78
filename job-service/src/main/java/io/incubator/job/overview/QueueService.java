package io.incubator.job.overview;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/// Says where jobs stand: those of the caller's organisation, or all.
@Singleton
class QueueService {
    private final QueueRepository queues;
    private final CurrentIdentity caller;

    QueueService(QueueRepository queues, CurrentIdentity caller) {
        this.queues = queues;
        this.caller = caller;
    }

    @ReadOnly
    List<Queue> own() {
        return queues.of(caller.organisation());
    }

    @ReadOnly
    List<Queue> byKind() {
        return queues.byKind();
    }

    @ReadOnly
    Page<Queue> all(String cursor, int limit) {
        List<Queue> rows = queues.all(cursor == null ? null : Cursor.decode(cursor, 2), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.kind(), last.organisation()), Function.identity());
    }
}
