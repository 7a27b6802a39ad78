package io.incubator.job.claiming;

import java.util.List;

/// What a worker got; empty when there is nothing to do.
record Leases(List<Lease> leases) {}
