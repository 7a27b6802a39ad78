package io.incubator.job.doorbell;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/// The bells, one row per kind.
@Singleton
class BellRepository {
    private static final String WAITING_KINDS = """
            with recursive waiting as (
                (select kind from job where state in ('queued', 'retrying') order by kind limit 1)
                union all
                select (select j.kind from job j
                        where j.state in ('queued', 'retrying') and j.kind > w.kind order by j.kind limit 1)
                from waiting w where w.kind is not null
            )
            select kind from waiting where kind is not null""";

    /// A bell is between a job and its worker, where every write to the disk is waited for. PostgreSQL
    /// forgetting the last of them in a crash costs a ring, which the sweeper makes up for, or one ring
    /// too many. A column of the statement that writes, for a statement of its own would be one more way
    /// to the database.
    private static final String WITHOUT_WAITING_FOR_THE_DISK = "set_config('synchronous_commit', 'off', true)";

    /// Rings where a job is due and no worker is on its way, of kinds that some worker knows and that are
    /// not paused. A bell nobody has answered is rung again after 5 s, then after twice as long each time
    /// up to a minute, unless its last message has not even left the outbox. A row that is locked is
    /// being rung or answered this very moment; either way somebody will look after what we have
    /// committed.
    private static final String RING = """
            with idle as materialized (
                select kind, %s from bell
                where kind = any(string_to_array(:kinds, ','))
                  and (not rung or (rung_at < now() - least(power(2, least(reminders, 10)) * interval '5 s', interval '1 min')
                      and not exists (select from outbox o where o.exchange = 'jobs' and o.routing_key = 'jobs.ready.v1.' || kind)))
                  and exists (select from job_kind k where k.name = bell.kind and k.paused_at is null)
                for update skip locked)
            update bell b set rung = true, rung_at = now(), version = b.version + 1,
                reminders = case when b.rung then b.reminders + 1 else 0 end
            from idle
            where b.kind = idle.kind and exists (
                select from job j where j.kind = b.kind and j.state in ('queued', 'retrying') and j.run_at <= now())
            returning b.kind, b.version""".formatted(WITHOUT_WAITING_FOR_THE_DISK);

    /// See [Doorbell#ANSWER].
    static final String ANSWER = """
            rung as materialized (
                select kind, %s from bell where kind = :kind and rung for update skip locked
            ), answered as (
                update bell b set rung = false, reminders = 0 from rung where b.kind = rung.kind
            )""".formatted(WITHOUT_WAITING_FOR_THE_DISK);

    private final Jdbi jdbi;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BellRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Transactional
    List<String> waitingKinds() {
        return jdbi.withHandle(
                handle -> handle.createQuery(WAITING_KINDS).mapTo(String.class).list());
    }

    /// Rings the bells of these kinds where there is a reason to. One statement, which outside of a
    /// transaction is one round trip, too.
    ///
    /// @return the bells that rang
    List<RungBell> ring(Collection<String> kinds) {
        install(kinds);
        return jdbi.withHandle(handle -> handle.createQuery(RING)
                .bind("kinds", String.join(",", kinds))
                .map((row, _) -> new RungBell(row.getString("kind"), row.getLong("version")))
                .list());
    }

    /// Takes back rings that find no queue: the kind's workers do not listen, they only ask now and then.
    @Transactional
    void forgetUnheard() {
        jdbi.useHandle(handle -> handle.execute("""
                delete from outbox where exchange = 'jobs' and attempts >= 3 and routing_key like 'jobs.ready.v1.%'"""));
    }

    private void install(Collection<String> kinds) {
        if (known.containsAll(kinds)) {
            return;
        }
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        insert into bell (kind) select unnest(string_to_array(:kinds, ',')) on conflict do nothing""").bind("kinds", String.join(",", kinds)).execute());
        known.addAll(kinds);
    }

    /// A bell that rang.
    ///
    /// @param version how many times it has rung in all
    record RungBell(String kind, long version) {}
}
