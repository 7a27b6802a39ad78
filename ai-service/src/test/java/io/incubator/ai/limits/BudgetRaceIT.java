package io.incubator.ai.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.incubator.ai.PackagedService;
import io.incubator.kit.data.Ids;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.incubator.local.postgres.ServiceDatabase;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand calls of four replicas race for one budget on a real PostgreSQL; three of the replicas die with leases
/// in their hands, and the packaged service, which lives, charges what they have left.
@Tag("no-broker")
@QuarkusIntegrationTest
class BudgetRaceIT extends PackagedService {
    private static final int RACES = 10_000;
    private static final int REPLICAS = 4;
    private static final int CALLERS_EACH = 4;
    private static final int SERVED_UNTIL_DEATH = 100;
    private static final long AMOUNT = 3_000_000;
    private static final int DEAREST = 2_000;

    private final UUID organisation = Ids.next();
    private final Allowance budget = allowance();
    private AgroalDataSource pool;

    @BeforeEach
    void openConnections() throws SQLException {
        ServiceDatabase database = SuiteResource.database();
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(REPLICAS * CALLERS_EACH)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                .principal(new NamePrincipal(database.systemRole()))
                                .credential(
                                        new SimplePassword(database.passwords().system())))));
    }

    @AfterEach
    void closeConnections() {
        pool.close();
    }

    @Test
    void tenThousandRacesSpendNoNanoDollarTooMuchAndWhatIsLeftCanBeSpentToTheLast() throws Exception {
        AtomicInteger left = new AtomicInteger(RACES);
        List<Replica> replicas = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(REPLICAS * CALLERS_EACH)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int number = 0; number < REPLICAS; number++) {
                Replica replica = new Replica(new Leases(repository()), number > 0);
                replicas.add(replica);
                // seen for the whole race, however slow this machine is
                seen(replica.leases.replica(), "now() + interval '1 hour'");
                for (int i = 0; i < CALLERS_EACH; i++) {
                    Random random = new Random(31L * number + i);
                    callers.add(threads.submit(() -> call(replica, random, left)));
                }
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        Replica living = replicas.getFirst();
        living.writeAll();
        long spent = replicas.stream().mapToLong(replica -> replica.spent.get()).sum();
        long underWay =
                replicas.stream().mapToLong(replica -> replica.lost.get()).sum();
        assertThat(replicas.stream()
                        .mapToInt(replica -> replica.served.get() + replica.refused.get())
                        .sum())
                .isEqualTo(RACES);
        assertThat(replicas.stream().mapToInt(replica -> replica.refused.get()).sum())
                .isPositive();
        assertThat(underWay).isPositive();
        long used = use("used");
        long lost = use("reserved");
        assertThat(used + lost).as("what is in the books").isLessThanOrEqualTo(AMOUNT);
        assertThat(spent + underWay).as("what was spent, or may have been").isLessThanOrEqualTo(used + lost);
        assertThat(Rows.count("select count(*) from reservation where replica_id = '" + living.leases.replica() + "'"))
                .as("leases of the living, who has nothing to do")
                .isZero();

        // they are seen no more, and their leases run out
        replicas.forEach(replica -> seen(replica.leases.replica(), "now() - interval '1 minute'"));
        Rows.execute(
                "update reservation set leased_at = now() - interval '1 minute' where org_id = '" + organisation + "'");
        await().atMost(Duration.ofSeconds(90)).until(() -> use("reserved") == 0);
        assertThat(use("used")).isEqualTo(used + lost);
        assertThat(Rows.count("select sum(cost_nanos) from model_call where org_id = '" + organisation + "'"))
                .as("the ledger says of the lost ones what the budget says")
                .isEqualTo(lost);

        Replica next = new Replica(new Leases(repository()), false);
        long rest = AMOUNT - use("used");
        assertThatThrownBy(() -> next.reserve(rest + 1)).isInstanceOf(AllowanceExceededException.class);
        next.settle(next.reserve(rest), rest);
        next.writeAll();
        assertThat(use("used")).isEqualTo(AMOUNT);
        assertThatThrownBy(() -> next.reserve(1)).isInstanceOf(AllowanceExceededException.class);
    }

    @Test
    void whatOneReplicaHoldsForNothingIsGivenBackWhenAnotherIsShortOfIt() throws Exception {
        Replica first = new Replica(new Leases(repository()), false);
        Replica second = new Replica(new Leases(repository()), false);
        for (int i = 0; i < 50; i++) {
            first.settle(first.reserve(1_000), 1_000);
        }
        assertThat(use("reserved")).as("a lease for more calls than there were").isGreaterThan(50_000);

        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Hold> all = threads.submit(() -> second.insist(AMOUNT - 50_000));
            await().atMost(Duration.ofSeconds(90)).until(() -> {
                first.leases.tend();
                first.write();
                return all.isDone();
            });
            second.settle(all.get(), AMOUNT - 50_000);
        }
        first.writeAll();
        second.writeAll();
        assertThat(use("used")).isEqualTo(AMOUNT);
        assertThat(use("reserved")).isZero();
    }

    /// A replica as the budget sees it: leases, and what it has not yet written.
    private final class Replica {
        final Leases leases;
        final boolean dies;
        final AtomicInteger served = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();
        final AtomicLong spent = new AtomicLong();
        /// What calls had set aside that were under way when it died.
        final AtomicLong lost = new AtomicLong();
        private final Queue<Leases.Spent> ended = new ConcurrentLinkedQueue<>();

        Replica(Leases leases, boolean dies) {
            this.leases = leases;
            this.dies = dies;
        }

        Hold reserve(long bound) {
            List<Allowance> counting = List.of(budget);
            Bound most = new Bound(bound, 0);
            return leases.takeAtOnce(counting, most)
                    .orElseGet(() -> leases.take(organisation, counting, most, BudgetRaceIT.this::ledgerRow));
        }

        /// Asks again when a slow machine took longer to give back than a call waits.
        Hold insist(long bound) {
            return await().atMost(Duration.ofSeconds(60))
                    .ignoreException(AllowanceExceededException.class)
                    .until(() -> reserve(bound), hold -> true);
        }

        void settle(Hold hold, long cost) {
            hold.settle(cost, 0);
            spent.addAndGet(cost);
            ended.add(new Leases.Spent(hold, cost, 0));
        }

        /// Writes what has ended.
        synchronized void write() {
            List<Leases.Spent> batch = new ArrayList<>();
            for (Leases.Spent next = ended.poll(); next != null; next = ended.poll()) {
                batch.add(next);
            }
            Leases.Surplus surplus = leases.surplus();
            leases.write(batch, surplus);
            leases.written(batch.stream().map(Leases.Spent::hold).toList(), surplus);
        }

        /// Writes until there is no lease left, which nobody uses.
        void writeAll() {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                write();
                return !leases.isHolding();
            });
        }
    }

    /// Calls until there are no calls left, or its replica dies.
    private Void call(Replica replica, Random random, AtomicInteger left) {
        while (left.getAndDecrement() > 0) {
            int bound = 1 + random.nextInt(DEAREST);
            Hold hold;
            try {
                hold = replica.reserve(bound);
            } catch (AllowanceExceededException _) {
                replica.refused.incrementAndGet();
                continue;
            }
            if (replica.served.incrementAndGet() >= SERVED_UNTIL_DEATH && replica.dies) {
                // killed: what it has not written is lost, and its lease stays
                replica.lost.addAndGet(bound);
                return null;
            }
            replica.settle(hold, random.nextInt(4) == 0 ? bound : random.nextInt(bound + 1));
            if (random.nextInt(20) == 0) {
                replica.write();
            }
        }
        return null;
    }

    private String ledgerRow() {
        return """
                {"id":"%s","organisation":"%s","at":"%s","subject":"%s","project":"","endpoint":"/chat/completions",
                 "requested":"raced","model":"raced","provider":"none","status":499,"outcome":"lost",
                 "usage":{"input":1,"cached":0,"cacheWrite":0,"output":1,"reasoning":0,"calls":1},
                 "costNanos":%d,"estimated":true,"fromCache":false,"millis":0}""".formatted(Ids.next(), organisation, Instant.now(), organisation, DEAREST);
    }

    private LeaseRepository repository() {
        return new LeaseRepository(Jdbi.create(pool));
    }

    private static void seen(UUID replica, String when) {
        Rows.execute("insert into gateway_replica (id, seen_at) values ('" + replica + "', " + when
                + ") on conflict (id) do update set seen_at = excluded.seen_at");
    }

    private long use(String column) {
        return Rows.count("select coalesce(sum(" + column + "), 0) from allowance_use where allowance_id = '"
                + budget.id() + "'");
    }

    private Allowance allowance() {
        UUID id = Ids.next();
        Rows.execute("""
                insert into allowance (id, org_id, name, subject_kind, measure, period, amount)
                values ('%s', '%s', 'raced', 'organisation', 'cost', 'total', %d)""".formatted(id, organisation, AMOUNT));
        return new Allowance(
                id,
                "raced",
                SubjectKind.ORGANISATION,
                "",
                Measure.COST,
                Period.TOTAL,
                AMOUNT,
                0,
                0,
                1,
                Instant.now(),
                Instant.now());
    }
}
