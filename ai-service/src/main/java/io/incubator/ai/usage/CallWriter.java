package io.incubator.ai.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.ai.limits.Hold;
import io.incubator.ai.limits.Leases;
import io.incubator.ai.limits.Reservations;
import io.incubator.ai.limits.Reservations.Loss;
import io.incubator.ai.limits.Reservations.Orphan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes calls to the ledger and draws what they have spent from leases, in one transaction.
@ApplicationScoped
class CallWriter {
    private final CallRepository calls;
    private final Leases leases;
    private final Reservations reservations;
    private final ObjectMapper json;

    CallWriter(CallRepository calls, Leases leases, Reservations reservations, ObjectMapper json) {
        this.calls = calls;
        this.leases = leases;
        this.reservations = reservations;
        this.json = json;
    }

    /// A call that has ended.
    ///
    /// @param hold what was set aside for it, if anything was
    record Ended(ModelCall call, Optional<Hold> hold) {}

    /// A call whose lease another replica has charged meanwhile is in the ledger already, at its bound; one that is
    /// there since an attempt whose end was not heard of is not charged again.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void write(List<Ended> ended, Leases.Surplus surplus) {
        Set<UUID> present = leases.present(ended.stream()
                .flatMap(e -> e.hold().stream())
                .map(Hold::leaseId)
                .collect(Collectors.toSet()));
        Set<UUID> written = calls.insert(ended.stream()
                .filter(e -> e.hold().map(Hold::leaseId).map(present::contains).orElse(true))
                .map(Ended::call)
                .toList());
        leases.write(
                ended.stream()
                        .filter(e -> e.hold().isPresent()
                                && written.contains(e.call().id()))
                        .map(e -> new Leases.Spent(
                                e.hold().get(),
                                e.call().costNanos(),
                                e.call().usage().tokens()))
                        .toList(),
                surplus);
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
        List<ModelCall> bounds = reservations.forfeit(List.copyOf(orphans.keySet())).stream()
                .map(loss -> bound(orphans.get(loss.id()), loss))
                .toList();
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

    private ModelCall bound(Orphan orphan, Loss loss) {
        try {
            ModelCall bound = json.readValue(orphan.bound(), ModelCall.class);
            return orphan.lease() ? bound.lost(loss.id(), loss.cost(), loss.tokens()) : bound;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reservation " + orphan.id() + " cannot be read", e);
        }
    }
}
