package io.incubator.ai.limits;

import java.util.UUID;

/// What is set aside for one call, inside a lease of this replica. It is settled once.
public final class Hold {
    private final Lease lease;
    private final Amounts bound;

    Hold(Lease lease, Amounts bound) {
        this.lease = lease;
        this.bound = bound;
    }

    /// Ends the call: what it has not used can be used by others at once.
    public void settle(long cost, long tokens) {
        lease.free(bound.without(drawn(cost, tokens)));
    }

    /// The lease's id.
    public UUID leaseId() {
        return lease.id();
    }

    Lease lease() {
        return lease;
    }

    /// What leaves the lease: a provider that ignores limits may use more than was set aside.
    Amounts drawn(long cost, long tokens) {
        return lease.counted(Amounts.spent(cost, tokens)).least(bound);
    }
}
