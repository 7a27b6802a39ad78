package io.incubator.job.browsing;

import io.incubator.job.ledger.AttemptOutcome;
import io.incubator.job.ledger.Fault;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An attempt that is over.
@Schema(name = "Attempt")
public record AttemptView(
        int number, String worker, AttemptOutcome outcome, Fault error, Instant startedAt, Instant endedAt) {}
