package io.incubator.job.heartbeat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.heartbeat.Replies.Order;
import io.incubator.job.heartbeat.Replies.Reply;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.data.SystemRole;
import io.incubator.kit.outbox.Outbox;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes workers' heartbeats.
@Singleton
class HeartbeatService {
    private final HeartbeatRepository jobs;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final int leaseSeconds;

    HeartbeatService(HeartbeatRepository jobs, @SystemRole Outbox outbox, ObjectMapper json, LedgerConfig config) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.json = json;
        this.leaseSeconds = Math.toIntExact(config.lease().toSeconds());
    }

    /// One reply per beat, in their order.
    @Transactional
    Replies beat(Beats beats) {
        List<BeatenJob> beaten = beats.beats().isEmpty() ? List.of() : jobs.beat(beats.beats());
        outbox.publishAll(beaten.stream()
                .filter(BeatenJob::told)
                .map(b -> b.job().event(json))
                .flatMap(Optional::stream)
                .toList());
        Map<UUID, BeatenJob> held =
                beaten.stream().collect(Collectors.toMap(b -> b.job().id(), Function.identity()));
        return new Replies(beats.beats().stream()
                .map(beat -> reply(beat.jobId(), held.get(beat.jobId())))
                .toList());
    }

    private Reply reply(UUID jobId, BeatenJob held) {
        if (held == null) {
            return new Reply(jobId, Order.LOST, 0);
        }
        return new Reply(jobId, order(held), leaseSeconds);
    }

    private static Order order(BeatenJob held) {
        if (held.cancelling()) {
            return Order.CANCEL;
        }
        return held.overtime() ? Order.TIMEOUT : Order.CONTINUE;
    }
}
