package io.incubator.job.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.doorbell.Doorbell;
import io.incubator.kit.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Fan-in: counts down what a blocked job waits for, and lets it go when nothing is left. Runs in the
/// transaction that ended the children, after their rows are locked, so that parents are always locked
/// last and in the order of their ids.
@Singleton
public class Families {
    private static final String COUNT_DOWN = """
            with ended as (
                select * from jsonb_to_recordset(cast(:ended as jsonb)) as e("parentId" uuid, over integer, bad integer)
            ), locked as materialized (
                select id from job where id in (select "parentId" from ended) and state = 'blocked' order by id for update
            ), counted as (
                update job p set
                    open_children = p.open_children - e.over,
                    failed_children = p.failed_children + e.bad,
                    state = case when p.open_children > e.over then 'blocked'
                        when p.failed_children + e.bad > 0 and not p.despite_failures then 'failed' else 'queued' end,
                    finished_at = case when p.open_children <= e.over
                        and p.failed_children + e.bad > 0 and not p.despite_failures then now() end,
                    error_code = case when p.open_children <= e.over
                        and p.failed_children + e.bad > 0 and not p.despite_failures then :code end,
                    error_message = case when p.open_children <= e.over
                        and p.failed_children + e.bad > 0 and not p.despite_failures
                        then (p.failed_children + e.bad) || ' of the jobs it waited for did not succeed.' end,
                    version = p.version + case when p.open_children > e.over then 0 else 1 end
                from ended e join locked l on l.id = e."parentId"
                where p.id = l.id and p.state = 'blocked'
                returning p.*
            ), freed as (
                select * from counted where state <> 'blocked'
            ), told as (
                %s
            )
            select %s from freed""".formatted(
            JobHistory.record("freed", "case when finished_at is null then 'job.queued' else 'job.finished' end"),
            ChangedJob.COLUMNS);

    private final ObjectMapper json;
    private final Doorbell doorbell;

    Families(ObjectMapper json, Doorbell doorbell) {
        this.json = json;
        this.doorbell = doorbell;
    }

    /// Takes note of jobs that have changed: those that are over count for their parents, and parents for
    /// theirs.
    ///
    /// @param jdbi of the role whose transaction it is
    /// @param outbox of the same role
    public void changed(Jdbi jdbi, Outbox outbox, Collection<ChangedJob> jobs) {
        Collection<ChangedJob> generation = jobs;
        while (true) {
            Collection<Ended> ended = ended(generation);
            if (ended.isEmpty()) {
                return;
            }
            List<ChangedJob> freed = countDown(jdbi, ended);
            outbox.publishAll(freed.stream()
                    .map(job -> job.event(json))
                    .flatMap(Optional::stream)
                    .toList());
            freed.stream()
                    .filter(job -> job.state() == JobState.QUEUED)
                    .map(ChangedJob::kind)
                    .distinct()
                    .forEach(doorbell::ringAfterCommit);
            generation = freed;
        }
    }

    private static Collection<Ended> ended(Collection<ChangedJob> jobs) {
        Map<UUID, Ended> byParent = new HashMap<>();
        for (ChangedJob job : jobs) {
            if (job.parent() != null && job.state().isFinal()) {
                int bad = job.state() == JobState.SUCCEEDED ? 0 : 1;
                byParent.merge(
                        job.parent(),
                        new Ended(job.parent(), 1, bad),
                        (a, b) -> new Ended(a.parentId(), a.over() + b.over(), a.bad() + b.bad()));
            }
        }
        return byParent.values();
    }

    private List<ChangedJob> countDown(Jdbi jdbi, Collection<Ended> ended) {
        return jdbi.withHandle(handle -> handle.createQuery(COUNT_DOWN)
                .bind("ended", text(ended))
                .bind("code", Fault.CHILD_FAILED)
                .map((row, _) -> ChangedJob.read(row))
                .list());
    }

    private String text(Collection<Ended> ended) {
        try {
            return json.writeValueAsString(ended);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts always serialise", e);
        }
    }

    private record Ended(UUID parentId, int over, int bad) {}
}
