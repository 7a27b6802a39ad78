package io.incubator.job.heartbeat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.ledger.ChangedJob;
import io.incubator.job.ledger.JobHistory;
import io.incubator.job.ledger.LedgerConfig;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// The heartbeat, one statement for a whole batch.
@Singleton
class HeartbeatRepository {
    /// A lease that ran out but was not yet swept is still its worker's, and is renewed. Once a
    /// cancellation is asked for or time is up, no beat carries the lease past the grace. News becomes an
    /// event at most once in `quietMillis`; what is held
    /// back goes out with a later beat, or is overtaken by the end.
    private static final String BEAT =
            """
            with beat as (
                select distinct on ("jobId") * from jsonb_to_recordset(cast(:beats as jsonb)) as b(
                    "jobId" uuid, epoch integer, percent smallint, stage text, message text)
            ), held as (
                select j.id,
                    coalesce(b.percent, j.percent) as percent,
                    coalesce(b.stage, j.stage) as stage,
                    coalesce(b.message, j.message) as message,
                    (coalesce(b.percent, j.percent), coalesce(b.stage, j.stage), coalesce(b.message, j.message))
                        is distinct from (j.percent, j.stage, j.message) or j.untold as news,
                    j.told_at is null or j.told_at <= now() - :quietMillis * interval '1 millisecond' as quiet
                from beat b join job j on j.id = b."jobId" and j.epoch = b.epoch and j.state = 'running'
                order by j.id for update of j
            ), beaten as (
                update job j set
                    lease_until = least(now() + :leaseMillis * interval '1 millisecond',
                        j.cancel_requested_at + :graceMillis * interval '1 millisecond',
                        j.run_until + :graceMillis * interval '1 millisecond'),
                    percent = h.percent, stage = h.stage, message = h.message,
                    told_at = case when h.news and h.quiet then now() else j.told_at end,
                    untold = h.news and not h.quiet,
                    version = j.version + case when h.news and h.quiet then 1 else 0 end
                from held h where j.id = h.id
                returning j.*, h.news and h.quiet as told
            ), newly as (
                select * from beaten where told
            ), history as (
                %s
            )
            select %s, cancel_requested_at is not null as cancelling,
                run_until <= now() as overtime, told from beaten""".formatted(JobHistory.record("newly", "'job.progressed'"), ChangedJob.COLUMNS);

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final LedgerConfig config;

    HeartbeatRepository(@SystemRole Jdbi jdbi, ObjectMapper json, LedgerConfig config) {
        this.jdbi = jdbi;
        this.json = json;
        this.config = config;
    }

    /// Renews the leases that are still held.
    List<BeatenJob> beat(List<Beats.Beat> beats) {
        return jdbi.withHandle(handle -> handle.createQuery(BEAT)
                .bind("beats", text(beats))
                .bind("leaseMillis", config.lease().toMillis())
                .bind("graceMillis", config.cancelGrace().toMillis())
                .bind("quietMillis", config.progressEvery().toMillis())
                .map((row, _) -> new BeatenJob(
                        ChangedJob.read(row),
                        row.getBoolean("cancelling"),
                        row.getBoolean("overtime"),
                        row.getBoolean("told")))
                .list());
    }

    private String text(List<Beats.Beat> beats) {
        try {
            return json.writeValueAsString(beats);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("beats always serialise", e);
        }
    }
}
