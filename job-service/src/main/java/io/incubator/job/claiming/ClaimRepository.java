package io.incubator.job.claiming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.job.kind.Kinds;
import io.incubator.job.ledger.JobHistory;
import io.incubator.job.ledger.OpenAttempt;
import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;

/// The claim.
@Singleton
class ClaimRepository {
    private static final Logger LOG = Logger.getLogger(ClaimRepository.class);

    /// Fair between organisations: `tenant` hops over the index from one organisation with waiting jobs
    /// to the next; each gets an equal share of what is asked for, and within it the highest priority
    /// goes first, then the oldest. Organisations take turns, and the turns go on where the last claim's
    /// ended: who asks for one job at a time serves them all alike. So a claim costs by organisations and
    /// jobs taken, not by jobs waiting. Whoever is being claimed by someone else is skipped, not waited for.
    private static final String CLAIM = claim("""
            (select org_id, null::integer as priority, null::timestamptz as run_at, null::uuid as id
                from job where kind = :kind and state in ('queued', 'retrying') order by org_id limit 1)
                union all
                select (select j.org_id from job j
                        where j.kind = :kind and j.state in ('queued', 'retrying') and j.org_id > t.org_id
                        order by j.org_id limit 1), t.priority, t.run_at, t.id
                from tenant t where t.org_id is not null""", "");

    /// The same from where the last claims of this replica ended.
    private static final String CLAIM_ON = claim("""
            select org as org_id, priority, "runAt" as run_at, id from jsonb_to_recordset(cast(:heads as jsonb)) as h(
                    org uuid, priority integer, "runAt" timestamptz, id uuid)""", """
            and j.priority = t.priority and (j.run_at, j.id) > (t.run_at, t.id)""");

    private static String claim(String tenants, String beyond) {
        return """
            with recursive tenant as (
                %s
            ), share as (
                select ceil(:max::numeric / greatest(count(org_id), 1))::integer as size from tenant
            ), candidate as materialized (
                select t.org_id, c.id, c.priority, c.run_at
                from tenant t cross join lateral (
                    select j.id, j.priority, j.run_at from job j
                    where j.kind = :kind and j.org_id = t.org_id and j.state in ('queued', 'retrying') and j.run_at <= now()
                        and (j.deadline is null or j.deadline > now())
                        %s
                    order by j.priority desc, j.run_at, j.id
                    limit case when cast(:perOrganisation as integer) is null then (select size from share)
                        else greatest(0, least((select size from share), :perOrganisation - (
                            select count(*)::integer from job r
                            where r.kind = :kind and r.org_id = t.org_id and r.state = 'running'))) end
                    for update skip locked) c
            ), turn as (
                select id, org_id, row_number() over (partition by org_id order by priority desc, run_at, id) as round
                from candidate
            ), chosen as materialized (
                select id, row_number() over (order by round, org_id <= cast(:lastServed as uuid), org_id) as place
                from turn order by place limit :max
            ), claimed as (
                update job j set state = 'running', epoch = j.epoch + 1, attempt = j.attempt + 1, worker = :worker,
                    started_at = now(), lease_until = now() + :leaseMillis * interval '1 millisecond',
                    run_until = least(j.deadline, now() + j.run_limit_ms * interval '1 millisecond'),
                    percent = null, stage = null, message = null, error_code = null, error_message = null,
                    told_at = null, untold = false, version = j.version + 1
                from chosen c where j.id = c.id
                returning j.*
            ), told as (
                %s
            )
            select id, epoch, attempt, max_attempts, kind, input::text as input, org_id, subject, scopes, run_until,
                traceparent, priority, run_at, (select size from share) as share,
                1000 * extract(epoch from clock_timestamp() - statement_timestamp()) as search_millis
            from claimed join chosen using (id) order by place""".formatted(tenants, beyond, JobHistory.record("claimed", "'job.started'"));
    }

    private final Jdbi jdbi;
    private final Kinds kinds;
    private final ObjectMapper json;
    private final Heads heads = new Heads();
    /// The organisation whose turn was the last, by kind, on this replica.
    private final Map<String, UUID> lastServed = new ConcurrentHashMap<>();

    ClaimRepository(@SystemRole Jdbi jdbi, Kinds kinds, ObjectMapper json) {
        this.json = json;
        this.kinds = kinds;
        this.jdbi = jdbi;
    }

    /// Leases jobs of a kind without limits to a worker. A pass is one statement and needs no
    /// transaction around it, which would be two more round trips between a job and its worker. What
    /// earlier passes have taken is therefore committed when another fails, and goes to the worker all
    /// the same.
    ClaimedJobs claim(ClaimRequest request, Duration lease) {
        List<ClaimedJob> claimed = new ArrayList<>();
        try {
            passes(request, Kinds.Room.unlimited(request.max()), lease, claimed);
            return new ClaimedJobs(claimed, claimed.size() == request.max());
        } catch (JdbiException e) {
            if (claimed.isEmpty()) {
                throw e;
            }
            LOG.warnf(e, "claim cut short: kind=%s jobs=%d", request.kind(), claimed.size());
            return new ClaimedJobs(claimed, true);
        }
    }

    /// Leases jobs of a kind with limits, while nobody else does.
    @Transactional
    ClaimedJobs claimUnderLimits(ClaimRequest request, Duration lease) {
        List<ClaimedJob> claimed = new ArrayList<>();
        Kinds.Room room = kinds.room(request.kind(), request.max());
        passes(request, room, lease, claimed);
        return new ClaimedJobs(claimed, room.limited() || claimed.size() == request.max());
    }

    /// Where organisations have fewer jobs than their share, another pass gives the rest to those that
    /// had more.
    private void passes(ClaimRequest request, Kinds.Room room, Duration lease, List<ClaimedJob> claimed) {
        boolean more = room.most() > 0;
        while (more) {
            Pass pass = pass(new Bindings(request.kind(), room, room.most() - claimed.size(), request.worker(), lease));
            pass.taken().forEach(taken -> claimed.add(taken.job()));
            more = pass.more() && claimed.size() < room.most();
        }
    }

    /// A pass over everything, or, while such passes are slow, one that goes on where the last one ended.
    private Pass pass(Bindings bindings) {
        String kind = bindings.kind();
        List<Taken> taken = heads.of(kind).map(from -> goOn(bindings, from)).orElse(List.of());
        boolean everything = taken.isEmpty();
        if (everything) {
            long start = System.nanoTime();
            taken = take(CLAIM, bindings, null);
            // a search that changes nothing waits for no disk; of any other PostgreSQL says how long it took without
            heads.searched(
                    kind,
                    taken.isEmpty()
                            ? Duration.ofNanos(System.nanoTime() - start)
                            : taken.getLast().search());
        }
        heads.took(kind, taken.stream().map(Taken::head).toList());
        if (!taken.isEmpty()) {
            lastServed.put(kind, taken.getLast().head().org());
        }
        return new Pass(taken, everything ? anyoneHadMore(taken) : !taken.isEmpty());
    }

    /// Whether an organisation has got all its share, and so may have more; what had less is all claimed.
    private static boolean anyoneHadMore(List<Taken> taken) {
        return taken.stream()
                .collect(Collectors.groupingBy(one -> one.head().org(), Collectors.counting()))
                .values()
                .stream()
                .anyMatch(count -> count >= taken.getFirst().share());
    }

    private List<Taken> goOn(Bindings bindings, List<Heads.Head> from) {
        return take(CLAIM_ON, bindings, text(from));
    }

    private List<Taken> take(String statement, Bindings bindings, String from) {
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(statement)
                    .bind("kind", bindings.kind())
                    .bind("max", bindings.max())
                    .bind("perOrganisation", bindings.room().perOrganisation())
                    .bind("worker", bindings.worker())
                    .bind("lastServed", lastServed.get(bindings.kind()))
                    .bind("leaseMillis", bindings.lease().toMillis());
            if (from != null) {
                query.bind("heads", from);
            }
            return query.map((row, _) -> new Taken(
                            claimed(row),
                            head(row),
                            row.getInt("share"),
                            Duration.ofMillis(row.getLong("search_millis"))))
                    .list();
        });
    }

    private static Heads.Head head(ResultSet row) throws SQLException {
        return new Heads.Head(
                row.getObject("org_id", UUID.class),
                row.getInt("priority"),
                row.getTimestamp("run_at").toInstant(),
                row.getObject("id", UUID.class));
    }

    private String text(List<Heads.Head> from) {
        try {
            return json.writeValueAsString(from);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("positions always serialise", e);
        }
    }

    private record Bindings(String kind, Kinds.Room room, int max, String worker, Duration lease) {}

    /// @param share how many an organisation got at most
    /// @param search how long it took to find it
    private record Taken(ClaimedJob job, Heads.Head head, int share, Duration search) {}

    /// @param more whether another pass may find what this one has left
    private record Pass(List<Taken> taken, boolean more) {}

    private static ClaimedJob claimed(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("run_until");
        return new ClaimedJob(
                new OpenAttempt(
                        row.getObject("id", UUID.class),
                        row.getInt("epoch"),
                        row.getInt("attempt"),
                        row.getInt("max_attempts"),
                        false),
                row.getString("kind"),
                row.getString("input"),
                row.getObject("org_id", UUID.class),
                row.getObject("subject", UUID.class),
                until == null ? null : until.toInstant(),
                List.of((String[]) row.getArray("scopes").getArray()),
                row.getString("traceparent"));
    }
}
