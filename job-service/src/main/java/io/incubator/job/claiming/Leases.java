package io.incubator.job.claiming;

import java.util.List;

/// What a worker got; empty when there is nothing to do.
///
/// @param more whether it should ask again as soon as it has a hand free; otherwise the bell will ring
/// when there is something
record Leases(List<Lease> leases, boolean more) {}
