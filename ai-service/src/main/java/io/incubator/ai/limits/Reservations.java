package io.incubator.ai.limits;

import io.incubator.kit.data.SystemRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// What replicas have set aside in PostgreSQL, as those see it that outlive them.
@ApplicationScoped
public class Reservations {
    /// A route's calls end within an hour; after that nobody comes back for what was set aside.
    private static final Duration LONGEST_CALL = Duration.ofMinutes(70);

    private final Jdbi jdbi;

    Reservations(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A reservation of a replica that is gone.
    ///
    /// @param bound what the ledger is to say
    /// @param lease whether it was for many calls
    public record Orphan(UUID id, String bound, boolean lease) {}

    /// What was charged for one.
    public record Loss(UUID id, long cost, long tokens) {}

    /// Charges reservations in full.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Loss> forfeit(List<UUID> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from lease_forfeit(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map((row, _) -> new Loss(
                        row.getObject("lost_id", UUID.class), row.getLong("lost_cost"), row.getLong("lost_tokens")))
                .list());
    }

    /// Tells the others that this replica lives.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void beat(UUID replica) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into gateway_replica (id, seen_at) values (:id, now())
                        on conflict (id) do update set seen_at = now()""").bind("id", replica).execute());
    }

    /// Reservations that nobody will settle, locked: those of replicas that were not seen for a while, or never, and
    /// those older than any call can become.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Orphan> orphans(long unseenSeconds, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id, r.bound, r.leased_at is not null as lease from reservation r
                        where (r.leased_at < now() - make_interval(secs => :unseen)
                               or r.created_at < now() - make_interval(secs => :unseen))
                          and (r.leased_at < now() - make_interval(secs => :longest)
                               or r.created_at < now() - make_interval(secs => :longest)
                               or not exists (select 1 from gateway_replica g
                                              where g.id = r.replica_id
                                                and g.seen_at >= now() - make_interval(secs => :unseen)))
                        order by r.id limit :limit for update skip locked""")
                .bind("unseen", (double) unseenSeconds)
                .bind("longest", (double) LONGEST_CALL.toSeconds())
                .bind("limit", limit)
                .map((row, _) ->
                        new Orphan(row.getObject("id", UUID.class), row.getString("bound"), row.getBoolean("lease")))
                .list());
    }

    /// Forgets replicas that are gone and have left nothing. Several may do this at once: in one order, and
    /// past what another has in its hands, or two would wait for each other.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forgetGone() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from gateway_replica where id in (
                          select g.id from gateway_replica g where g.seen_at < now() - interval '1 day'
                            and not exists (select 1 from reservation r where r.replica_id = g.id)
                          order by g.id for update skip locked)""").execute());
    }
}
