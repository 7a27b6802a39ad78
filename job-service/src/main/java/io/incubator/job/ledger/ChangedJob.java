package io.incubator.job.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kit.outbox.OutboxEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A job as the statement left it that has just changed it; from it follows what its requester is told.
///
/// @param requester null when a person submitted it: people look for themselves
/// @param resultJson null for none
/// @param fault null for none
/// @param finishedAt null before the end
/// @param traceparent of the work that asked for it; null outside a trace
/// @param parent the job that waits for it; null for none
public record ChangedJob(
        UUID id,
        UUID organisation,
        String requester,
        String kind,
        JobState state,
        Integer percent,
        String stage,
        String resultJson,
        Fault fault,
        int attempts,
        long version,
        Instant finishedAt,
        UUID parent,
        String traceparent) {

    /// The columns [#read] needs, of a row of `job`.
    public static final String COLUMNS = "id, org_id, requester, kind, state, percent, stage, result::text as result, "
            + "error_code, error_message, attempt, version, finished_at, parent_id, traceparent";

    /// Reads a row with the [#COLUMNS].
    public static ChangedJob read(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        String errorCode = row.getString("error_code");
        return new ChangedJob(
                row.getObject("id", UUID.class),
                row.getObject("org_id", UUID.class),
                row.getString("requester"),
                row.getString("kind"),
                JobState.of(row.getString("state")),
                row.getObject("percent", Integer.class),
                row.getString("stage"),
                row.getString("result"),
                errorCode == null ? null : new Fault(errorCode, row.getString("error_message")),
                row.getInt("attempt"),
                row.getLong("version"),
                finished == null ? null : finished.toInstant(),
                row.getObject("parent_id", UUID.class),
                row.getString("traceparent"));
    }

    /// The event for the requester, if there is one.
    public Optional<OutboxEvent> event(ObjectMapper json) {
        if (requester == null) {
            return Optional.empty();
        }
        return Optional.of((state.isFinal() ? finished(json) : progressed()).inTrace(traceparent));
    }

    private OutboxEvent finished(ObjectMapper json) {
        JobFinished data = new JobFinished(
                id, kind, state, result(json), state == JobState.FAILED ? fault : null, attempts, version, finishedAt);
        return new OutboxEvent("jobs", "jobs.job.finished.v1." + requester, organisation, id, version, data);
    }

    private OutboxEvent progressed() {
        JobProgressed data = new JobProgressed(id, kind, state, percent, stage, version);
        return new OutboxEvent("jobs", "jobs.job.progressed.v1." + requester, organisation, id, version, data);
    }

    private JsonNode result(ObjectMapper json) {
        try {
            return resultJson == null ? null : json.readTree(resultJson);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL returned jsonb that is not JSON", e);
        }
    }
}
