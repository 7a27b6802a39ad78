package io.incubator.job.overview;

import io.incubator.kit.identity.CurrentIdentity;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
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

    @Transactional
    List<Queue> own() {
        return queues.of(caller.organisation());
    }

    @Transactional
    List<Queue> byKind() {
        return queues.byKind();
    }

    @Transactional
    List<Queue> all() {
        return queues.all();
    }
}
