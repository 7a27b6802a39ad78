package io.incubator.job.doorbell;

import java.util.Objects;

/// Payload of `jobs.ready.v1.<kind>`.
record JobsReady(String kind) {
    JobsReady {
        Objects.requireNonNull(kind);
    }
}
