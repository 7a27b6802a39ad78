package io.incubator.ai.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.incubator.ai.PackagedService;
import io.incubator.kit.data.Ids;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand calls of four replicas race for one budget on a real PostgreSQL; three of the replicas die with money
/// set aside, and the packaged service, which lives, settles what they have left.
@Tag("no-broker")
@QuarkusIntegrationTest
class BudgetRaceIT extends PackagedService {
    private static final int RACES = 10_000;
    private static final int REPLICAS = 4;
    private static final int CALLERS_EACH = 4;
    private static final long AMOUNT = 3_000_000;
    private static final int DEAREST = 2_000;

    private final UUID organisation = Ids.next();
    private final Allowance budget = allowance();

    /// What one caller saw.
    ///
    /// @param spent by what it settled
    /// @param lost what its replica had set aside when it died
    private record Tally(int served, int refused, long spent, long lost) {}

    @Test
    void tenThousandRacesSpendNoNanoDollarTooMuchAndWhatIsLeftCanBeSpentToTheLast() throws Exception {
        AtomicInteger left = new AtomicInteger(RACES);
        List<Tally> tallies = new ArrayList<>();
        List<UUID> replicas = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(REPLICAS * CALLERS_EACH)) {
            List<Future<Tally>> callers = new ArrayList<>();
            for (int replica = 0; replica < REPLICAS; replica++) {
                UUID id = Ids.next();
                // seen for the whole race, however slow this machine is
                seen(id, "now() + interval '1 hour'");
                replicas.add(id);
                boolean dies = replica > 0;
                for (int i = 0; i < CALLERS_EACH; i++) {
                    long seed = 31L * replica + i;
                    callers.add(threads.submit(() -> call(id, new Random(seed), left, dies)));
                }
            }
            for (Future<Tally> caller : callers) {
                tallies.add(caller.get());
            }
        }
        long spent = tallies.stream().mapToLong(Tally::spent).sum();
        long lost = tallies.stream().mapToLong(Tally::lost).sum();
        assertThat(tallies.stream().mapToInt(t -> t.served() + t.refused()).sum())
                .isEqualTo(RACES);
        assertThat(tallies.stream().mapToInt(Tally::refused).sum()).isPositive();
        assertThat(lost).isPositive();
        assertThat(use("used")).isEqualTo(spent);
        assertThat(use("reserved")).isEqualTo(lost);
        assertThat(spent + lost).isLessThanOrEqualTo(AMOUNT);

        // they are seen no more, and the leases of what they had set aside run out
        replicas.forEach(id -> seen(id, "now() - interval '1 minute'"));
        Rows.execute("update reservation set created_at = now() - interval '1 minute' where org_id = '" + organisation
                + "'");
        await().atMost(Duration.ofSeconds(90)).until(() -> use("reserved") == 0);
        assertThat(use("used")).isEqualTo(spent + lost);
        assertThat(Rows.count("select sum(cost_nanos) from model_call where org_id = '" + organisation + "'"))
                .as("the ledger says of the lost ones what the budget says")
                .isEqualTo(lost);

        try (Connection connection = connect()) {
            Reservations reservations = new Reservations(Jdbi.create(connection));
            long rest = AMOUNT - use("used");
            assertThatThrownBy(() -> reserve(reservations, Ids.next(), Ids.next(), rest + 1))
                    .isInstanceOf(AllowanceExceededException.class);
            UUID last = Ids.next();
            reserve(reservations, last, Ids.next(), rest);
            reservations.settle(List.of(new Reservations.Settlement(last, rest, 0)));
            assertThat(use("used")).isEqualTo(AMOUNT);
            assertThatThrownBy(() -> reserve(reservations, Ids.next(), Ids.next(), 1))
                    .isInstanceOf(AllowanceExceededException.class);
        }
    }

    /// Calls until there are no calls left, or the budget is gone, or its replica dies.
    private Tally call(UUID replica, Random random, AtomicInteger left, boolean dies) throws SQLException {
        int served = 0;
        int refused = 0;
        long spent = 0;
        try (Connection connection = connect()) {
            Reservations reservations = new Reservations(Jdbi.create(connection));
            while (left.getAndDecrement() > 0) {
                UUID id = Ids.next();
                int bound = 1 + random.nextInt(DEAREST);
                try {
                    reserve(reservations, id, replica, bound);
                } catch (AllowanceExceededException _) {
                    refused++;
                    continue;
                }
                served++;
                if (dies && served == 50) {
                    // killed: the others go on, and what it set aside stays
                    return new Tally(served, refused, spent, bound);
                }
                long used = random.nextInt(4) == 0 ? bound : random.nextInt(bound + 1);
                reservations.settle(List.of(new Reservations.Settlement(id, used, 0)));
                spent += used;
            }
        }
        return new Tally(served, refused, spent, 0);
    }

    private void reserve(Reservations reservations, UUID id, UUID replica, long bound) {
        reservations.reserve(id, organisation, replica, List.of(budget), new Bound(bound, 0), """
                {"id":"%s","organisation":"%s","at":"%s","subject":"%s","project":"","endpoint":"/chat/completions",
                 "requested":"raced","model":"raced","provider":"none","status":499,"outcome":"lost",
                 "usage":{"input":1,"cached":0,"cacheWrite":0,"output":1,"reasoning":0,"calls":1},
                 "costNanos":%d,"estimated":true,"fromCache":false,"millis":0}""".formatted(
                        id, organisation, Instant.now(), organisation, bound));
    }

    private static void seen(UUID replica, String when) {
        Rows.execute("insert into gateway_replica (id, seen_at) values ('" + replica + "', " + when
                + ") on conflict (id) do update set seen_at = excluded.seen_at");
    }

    private static Connection connect() throws SQLException {
        return SuiteResource.postgres()
                .endpoint()
                .connect(SuiteResource.database().name());
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
