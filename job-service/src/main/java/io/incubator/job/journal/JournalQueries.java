package io.incubator.job.journal;

import io.incubator.job.browsing.JobQueries;
import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Reads of logs and curves for the caller's organisation.
@Singleton
class JournalQueries {
    private static final int CURSOR_KEYS = 2;

    private final JobQueries jobs;
    private final JournalRepository journals;
    private final CurrentIdentity caller;

    JournalQueries(JobQueries jobs, JournalRepository journals, CurrentIdentity caller) {
        this.jobs = jobs;
        this.journals = journals;
        this.caller = caller;
    }

    /// @throws ProblemException `not-found`
    @ReadOnly
    Page<LogLine> lines(UUID job, String cursor, int limit) {
        Position after = cursor == null ? new Position(-1, -1) : Position.of(Cursor.decode(cursor, CURSOR_KEYS));
        jobs.get(job);
        List<LogLine> rows = journals.lines(caller.organisation(), job, after.epoch(), after.number(), limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.epoch(), last.number()), Function.identity());
    }

    /// @throws ProblemException `not-found`
    @ReadOnly
    List<CurveView> curves(UUID job, CurveQuestion question) {
        jobs.get(job);
        return journals.curves(caller.organisation(), job, question);
    }

    private record Position(int epoch, int number) {
        static Position of(Cursor cursor) {
            long epoch = cursor.number(0);
            long number = cursor.number(1);
            if (Math.clamp(epoch, 0, Integer.MAX_VALUE) != epoch
                    || Math.clamp(number, 0, Integer.MAX_VALUE) != number) {
                throw new ProblemException(CommonError.INVALID_CURSOR);
            }
            return new Position((int) epoch, (int) number);
        }
    }
}
