package io.incubator.job.browsing;

import io.incubator.kit.identity.CurrentIdentity;
import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Page;
import io.incubator.kit.problem.CommonError;
import io.incubator.kit.problem.ProblemException;
import io.incubator.kit.tenancy.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Reads of jobs for the caller's organisation.
@Singleton
public class JobQueries {
    private static final int CURSOR_KEYS = 2;

    private final JobRepository jobs;
    private final CurrentIdentity caller;

    JobQueries(JobRepository jobs, CurrentIdentity caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /// One job.
    ///
    /// @throws ProblemException `not-found` if the organisation has none of this id
    @ReadOnly
    public JobDetail get(UUID id) {
        return jobs.find(caller.organisation(), id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND));
    }

    @ReadOnly
    Page<JobSummary> list(JobFilter filter, String cursor, int limit) {
        Cursor after = cursor == null ? null : position(cursor);
        List<JobSummary> rows = jobs.list(caller.organisation(), filter, after, limit + 1);
        return Page.of(rows, limit, last -> Cursor.of(last.createdAt(), last.id()), Function.identity());
    }

    private static Cursor position(String cursor) {
        Cursor position = Cursor.decode(cursor, CURSOR_KEYS);
        // an instant no job was created at may be one the database cannot even hold
        if (position.instant(0).isBefore(Instant.EPOCH)
                || position.instant(0).isAfter(Instant.now().plus(Duration.ofDays(1)))) {
            throw new ProblemException(CommonError.INVALID_CURSOR);
        }
        return position;
    }
}
