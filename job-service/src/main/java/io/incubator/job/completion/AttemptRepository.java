package io.incubator.job.completion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Attempts by job and epoch, a batch at a time.
@Singleton
class AttemptRepository {
    private static final String KEYS = """
            jsonb_to_recordset(cast(:keys as jsonb)) as k("jobId" uuid, epoch integer)""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    AttemptRepository(@SystemRole Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /// Those of the attempts that are at hand, locked.
    List<OpenAttempt> lockOpen(Collection<AttemptKey> keys) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with held as materialized (
                            select j.* from %s join job j on j.id = k."jobId" and j.epoch = k.epoch and j.state = 'running'
                            order by j.id for update of j)
                        select %s from held""".formatted(KEYS, OpenAttempt.COLUMNS))
                .bind("keys", text(keys))
                .map((row, _) -> OpenAttempt.read(row))
                .list());
    }

    /// Those of the attempts that a worker has completed before.
    Set<AttemptKey> completed(Collection<AttemptKey> keys) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select a.job_id, a.epoch from %s
                        join attempt a on a.job_id = k."jobId" and a.epoch = k.epoch and a.outcome <> 'lost'""".formatted(KEYS))
                .bind("keys", text(keys))
                .map((row, _) -> new AttemptKey(row.getObject("job_id", UUID.class), row.getInt("epoch")))
                .list()));
    }

    private String text(Collection<AttemptKey> keys) {
        try {
            return json.writeValueAsString(keys);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("keys always serialise", e);
        }
    }
}
