package io.incubator.job.overview;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;

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
    List<Queue> all() {
        return queues.all();
    }
}
