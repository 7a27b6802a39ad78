package io.incubator.job.claiming;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/// What a worker got; empty when there is nothing to do.
///
/// @param more whether it should ask again as soon as it has a hand free; otherwise the bell will ring
/// when there is something; a header says it, since workers of an older release read no answer with a field they do
/// not know
record Leases(List<Lease> leases, @JsonIgnore boolean more) {}
