package io.incubator.ai.usage;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads the ledger.
@ApplicationScoped
class UsageService {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int MOST_ROWS = 1_000;
    private static final UUID LAST = new UUID(-1L, -1L);

    private final CallRepository calls;
    private final CurrentIdentity identity;

    UsageService(CallRepository calls, CurrentIdentity identity) {
        this.calls = calls;
        this.identity = identity;
    }

    @ReadOnly
    UsageReport report(String from, String until, UsageGroup group) {
        Instant end = instant("until", until).orElseGet(Instant::now);
        Instant start = instant("from", from).orElseGet(() -> end.minus(USUAL));
        if (!start.isBefore(end) || start.plus(LONGEST).isBefore(end)) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField("from", "range", "is not before the end, or more than 400 days before");
        }
        return new UsageReport(start, end, group, calls.sums(identity.organisation(), start, end, group, MOST_ROWS));
    }

    @ReadOnly
    Page<ModelCall> list(Optional<Cursor> cursor, int limit) {
        Instant before =
                cursor.map(c -> c.instant(0)).orElseGet(() -> Instant.now().plusSeconds(1));
        UUID id = cursor.map(c -> c.uuid(1)).orElse(LAST);
        return Page.of(
                calls.list(identity.organisation(), Instant.EPOCH, before, id, limit + 1),
                limit,
                last -> Cursor.of(last.at(), last.id()),
                Function.identity());
    }

    private static Optional<Instant> instant(String name, String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException malformed) {
            throw new ProblemException(CommonError.VALIDATION_FAILED)
                    .withField(name, "format", "is not a time such as 2026-11-01T00:00:00Z");
        }
    }
}
