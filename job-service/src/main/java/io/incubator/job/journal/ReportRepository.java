package io.incubator.job.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.journal.Reports.Report;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/// Lines, and the word that there are some.
@Singleton
class ReportRepository {
    private static final String TELL = """
            with told as (
                update job set version = version + 1, reported_at = now()
                where id = any(string_to_array(:ids, ',')::uuid[])
                    and (reported_at is null or reported_at <= now() - :quietMillis * interval '1 millisecond')
                returning *
            )
            insert into job_event (job_id, sequence, org_id, type, data)
            select id, version, org_id, 'job.reported', jsonb_build_object(
                'jobId', id, 'attempt', attempt,
                'lines', (select coalesce(max(number) + 1, 0) from job_log l where l.job_id = told.id and l.epoch = told.epoch),
                'curves', (select coalesce(jsonb_object_agg(c.name, c.last), '{}') from (
                    select name, max(first + points) as last from job_curve p
                    where p.job_id = told.id and p.epoch = told.epoch group by name) c))
            from told""";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final LedgerConfig config;

    ReportRepository(@SystemRole Jdbi jdbi, ObjectMapper json, LedgerConfig config) {
        this.jdbi = jdbi;
        this.json = json;
        this.config = config;
    }

    /// Those of the reports' attempts that are at hand, locked: organisations by job.
    Map<UUID, UUID> lockHeld(List<Report> reports) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        with held as materialized (
                            select j.id, j.org_id from jsonb_to_recordset(cast(:keys as jsonb)) as k("jobId" uuid, epoch integer)
                            join job j on j.id = k."jobId" and j.epoch = k.epoch and j.state = 'running'
                            order by j.id for update of j)
                        select distinct id, org_id from held""")
                .bind("keys", text(reports.stream().map(Key::of).toList()))
                .map((row, _) -> Map.entry(row.getObject("id", UUID.class), row.getObject("org_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    void addLines(List<Report> reports, Map<UUID, UUID> organisations) {
        List<Row> rows = reports.stream()
                .flatMap(report -> report.lines().stream()
                        .map(line -> new Row(
                                report.jobId(),
                                report.epoch(),
                                line.number(),
                                organisations.get(report.jobId()),
                                line.at().toString(),
                                line.level(),
                                line.message(),
                                line.fields())))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> handle.createUpdate("""
                        insert into job_log (job_id, epoch, number, org_id, at, level, message, fields)
                        select "jobId", epoch, number, org, at, level, message, fields
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r("jobId" uuid, epoch integer, number integer,
                            org uuid, at timestamptz, level text, message text, fields jsonb)
                        on conflict do nothing""").bind("rows", text(rows)).execute());
    }

    /// Lets streams know, at most about once a second per job; how much there is, not what.
    void tell(List<UUID> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate(TELL)
                .bind("ids", jobs.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .bind("quietMillis", config.progressEvery().toMillis())
                .execute());
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reports always serialise", e);
        }
    }

    private record Key(UUID jobId, int epoch) {
        static Key of(Report report) {
            return new Key(report.jobId(), report.epoch());
        }
    }

    private record Row(
            UUID jobId, int epoch, int number, UUID org, String at, String level, String message, JsonNode fields) {}
}
