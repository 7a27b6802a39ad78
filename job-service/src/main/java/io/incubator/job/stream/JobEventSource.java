package io.incubator.job.stream;

import io.incubator.kit.data.SystemRole;
import io.incubator.kit.stream.StreamEvent;
import io.incubator.kit.stream.StreamSource;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Reads job events for all open streams at once. A job that is run again goes on after an end it had.
@Singleton
public class JobEventSource implements StreamSource {
    /// The type of the event a stream ends with.
    static final String FINISHED = "job.finished";

    private final Jdbi jdbi;

    JobEventSource(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    @Transactional
    public List<StreamEvent> after(Map<UUID, Long> positions) {
        String ids = positions.keySet().stream().map(UUID::toString).collect(Collectors.joining(","));
        String sequences = positions.values().stream().map(String::valueOf).collect(Collectors.joining(","));
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.job_id, e.sequence, e.type,
                            (e.data || jsonb_build_object('at',
                                to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text as data,
                            e.type = :finished and not exists (
                                select from job_event n where n.job_id = e.job_id and n.sequence > e.sequence) as last
                        from unnest(string_to_array(:ids, ',')::uuid[], string_to_array(:sequences, ',')::bigint[])
                            as p(job_id, sequence)
                        join job_event e on e.job_id = p.job_id and e.sequence > p.sequence
                        order by e.job_id, e.sequence limit 500""")
                .bind("ids", ids)
                .bind("sequences", sequences)
                .bind("finished", FINISHED)
                .map((row, _) -> new StreamEvent(
                        row.getObject("job_id", UUID.class),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getString("data"),
                        row.getBoolean("last")))
                .list());
    }
}
