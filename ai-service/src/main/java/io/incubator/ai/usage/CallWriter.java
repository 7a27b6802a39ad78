package io.incubator.ai.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.limits.Reservations;
import io.incubator.ai.limits.Reservations.Orphan;
import io.incubator.ai.limits.Reservations.Settlement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes calls to the ledger and settles what was set aside for them, in one transaction.
@ApplicationScoped
class CallWriter {
    private final CallRepository calls;
    private final Reservations reservations;
    private final ObjectMapper json;

    CallWriter(CallRepository calls, Reservations reservations, ObjectMapper json) {
        this.calls = calls;
        this.reservations = reservations;
        this.json = json;
    }

    /// A call that has ended.
    ///
    /// @param reserved whether something was set aside for it, under its own id
    record Ended(ModelCall call, boolean reserved) {}

    /// A call whose reservation another replica has settled meanwhile is in the ledger already, at its bound.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void write(List<Ended> ended) {
        List<Settlement> settlements = ended.stream()
                .filter(Ended::reserved)
                .map(e -> new Settlement(
                        e.call().id(), e.call().costNanos(), e.call().usage().tokens()))
                .toList();
        Set<UUID> settled = settlements.isEmpty() ? Set.of() : reservations.settle(settlements);
        calls.insert(ended.stream()
                .filter(e -> !e.reserved() || settled.contains(e.call().id()))
                .map(Ended::call)
                .toList());
    }

    /// Settles what dead replicas have left, at the most it can have been.
    ///
    /// @return how many there were
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int adopt(long unseenSeconds, int limit) {
        Map<UUID, Orphan> orphans = reservations.orphans(unseenSeconds, limit).stream()
                .collect(Collectors.toMap(Orphan::id, Function.identity()));
        if (orphans.isEmpty()) {
            return 0;
        }
        List<ModelCall> bounds = orphans.values().stream().map(this::bound).toList();
        reservations.settle(bounds.stream()
                .map(call ->
                        new Settlement(call.id(), call.costNanos(), call.usage().tokens()))
                .toList());
        calls.insert(bounds);
        return bounds.size();
    }

    String text(ModelCall call) {
        try {
            return json.writeValueAsString(call);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ModelCall bound(Orphan orphan) {
        try {
            return json.readValue(orphan.bound(), ModelCall.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reservation " + orphan.id() + " cannot be read", e);
        }
    }
}
