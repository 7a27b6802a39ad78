package io.incubator.job.schedule;

import io.incubator.job.kind.KnownKinds;
import io.incubator.job.ledger.JobError;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.job.ledger.StoredJson;
import io.incubator.kit.conditional.Precondition;
import io.incubator.kit.data.Ids;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Schedules of the caller's organisation. Whoever changes one makes it their own: its jobs run with
/// their rights from then on.
@Singleton
class ScheduleService {
    private static final int CURSOR_KEYS = 2;
    private static final Duration FARTHEST = Duration.ofDays(366);

    private final ScheduleRepository schedules;
    private final KnownKinds kinds;
    private final CurrentIdentity caller;
    private final Precondition precondition;
    private final LedgerConfig config;

    ScheduleService(
            ScheduleRepository schedules,
            KnownKinds kinds,
            CurrentIdentity caller,
            Precondition precondition,
            LedgerConfig config) {
        this.schedules = schedules;
        this.kinds = kinds;
        this.caller = caller;
        this.precondition = precondition;
        this.config = config;
    }

    /// @throws ProblemException for what cannot be, or not by this caller
    @Transactional
    Schedule create(ScheduleRequest request) {
        Schedule schedule = schedule(Ids.next(), request);
        schedules.insert(caller.organisation(), schedule);
        return get(schedule.id());
    }

    /// @throws ProblemException `not-found`
    @ReadOnly
    Schedule get(UUID id) {
        return schedules.find(caller.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    @ReadOnly
    Page<Schedule> list(String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.decode(cursor, CURSOR_KEYS);
        if (after != null && after.instant(0).isAfter(Instant.now().plus(FARTHEST))) {
            throw new ProblemException(CommonError.INVALID_CURSOR);
        }
        List<Schedule> rows = schedules.list(caller.organisation(), after, limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.createdAt(), last.id()), Function.identity());
    }

    /// @throws ProblemException `not-found`, `precondition-failed`, or what [#create] throws
    @Transactional
    Schedule replace(UUID id, ScheduleRequest request) {
        requireCurrent(id);
        schedules.update(caller.organisation(), schedule(id, request));
        return get(id);
    }

    /// @throws ProblemException `not-found`, `precondition-failed`
    @Transactional
    void delete(UUID id) {
        requireCurrent(id);
        schedules.delete(caller.organisation(), id);
    }

    private void requireCurrent(UUID id) {
        precondition.check(schedules
                .lock(caller.organisation(), id)
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND)));
    }

    private Schedule schedule(UUID id, ScheduleRequest request) {
        checkInput(request);
        checkRights(request);
        kinds.require(List.of(request.kind()));
        String zone = request.zone() == null ? "UTC" : request.zone();
        Instant next = first(request, zone);
        boolean enabled = !Boolean.FALSE.equals(request.enabled());
        return new Schedule(
                id,
                request.name(),
                caller.subject(),
                request.kind(),
                request.input().toString(),
                request.scopes() == null ? List.of() : request.scopes(),
                request.priority() == null ? 0 : request.priority(),
                request.maxAttempts() == null ? config.maxAttempts() : request.maxAttempts(),
                request.runLimitSeconds(),
                request.cron(),
                zone,
                request.onceAt(),
                request.missed() == null ? Missed.ONCE.wire() : request.missed(),
                enabled,
                enabled ? next : null,
                null,
                null,
                1,
                Instant.now());
    }

    private static Instant first(ScheduleRequest request, String zone) {
        if ((request.cron() == null) == (request.onceAt() == null)) {
            throw invalid("cron", "value", "or onceAt, but not both");
        }
        Instant now = Instant.now();
        if (request.onceAt() != null) {
            if (request.onceAt().isBefore(now) || request.onceAt().isAfter(now.plus(FARTHEST))) {
                throw invalid("onceAt", "range", "is past, or more than a year away");
            }
            return request.onceAt();
        }
        try {
            return Clockwork.cron(request.cron(), zone)
                    .after(now)
                    .orElseThrow(() -> invalid("cron", "value", "never comes"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(CommonError.VALIDATION_FAILED, e)
                    .withField(
                            "cron", "pattern", "is no cron expression of five fields, or the time zone does not exist");
        }
    }

    private static void checkInput(ScheduleRequest request) {
        if (!request.input().isObject()) {
            throw invalid("input", "type", "has a value of the wrong type");
        }
        if (StoredJson.size(request.input()) > StoredJson.MAX_INPUT_BYTES) {
            throw new ProblemException(JobError.JOB_INPUT_TOO_LARGE, StoredJson.MAX_INPUT_BYTES)
                    .withField("input", "size", "is too large");
        }
        if (StoredJson.holdsNul(request.input())) {
            throw invalid("input", "value", "holds the character U+0000");
        }
    }

    private void checkRights(ScheduleRequest request) {
        List<String> scopes = request.scopes() == null ? List.of() : request.scopes();
        scopes.stream()
                .filter(scope -> !caller.scopes().contains(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw new ProblemException(JobError.JOB_SCOPE_NOT_HELD, scope)
                            .withField("scopes", "value", "holds a scope you do not");
                });
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(CommonError.VALIDATION_FAILED).withField(field, code, message);
    }
}
