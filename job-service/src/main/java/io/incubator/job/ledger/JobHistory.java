package io.incubator.job.ledger;

/// How a job's events are written: by the statement that changes the job's row, under that row's lock, so that their
/// sequence has no gap.
public final class JobHistory {
    private JobHistory() {}

    /// An insert that records one event for every job of a common table expression.
    ///
    /// @param changed name of the expression; it has the columns of `job`, and `version` already counts the event
    /// @param type SQL expression of the event's type, such as `'job.started'`
    public static String record(String changed, String type) {
        return """
                insert into job_event (job_id, sequence, org_id, type, data)
                select id, version, org_id, %s, jsonb_strip_nulls(jsonb_build_object(
                    'jobId', id, 'state', state, 'attempt', attempt, 'percent', percent, 'stage', stage, 'message', message,
                    'cancelRequested', cancel_requested_at is not null,
                    'error', case when error_code is not null
                        then jsonb_build_object('code', error_code, 'message', error_message) end))
                from %s""".formatted(type, changed);
    }
}
