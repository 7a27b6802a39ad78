package io.incubator.ai.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.ai.PackagedService;
import io.incubator.kit.data.Ids;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Replicas with leases beside replicas of the version before, which had a reservation for every call; and the way back
/// to that version.
@Tag("no-broker")
@QuarkusIntegrationTest
class LeaseUpgradeIT extends PackagedService {
    private static final Path UNDO = Path.of("src", "main", "resources", "db", "undo", "U5__allowance_leases.sql");
    private static final long AMOUNT = 1_000_000;
    private static final long BOUND = 1_000;
    /// As the version before finds what dead replicas have left.
    private static final String FOUND_BEFORE = """
            select r.id from reservation r where r.created_at < now() - interval '15 seconds'
              and (r.created_at < now() - interval '70 minutes'
                   or not exists (select 1 from gateway_replica g where g.id = r.replica_id
                                  and g.seen_at >= now() - interval '15 seconds'))
            order by r.id limit 500 for update skip locked""";

    private final UUID organisation = Ids.next();
    private final UUID allowance = Ids.next();
    private final Leases leases =
            new Leases(new LeaseRepository(Jdbi.create(SuiteResource.database()::connectAsSystem)));

    @BeforeEach
    void aBudgetOfWhichALeaseIsTakenForMoreThanOneCall() {
        Rows.execute("""
                insert into allowance (id, org_id, name, subject_kind, measure, period, amount)
                values ('%s', '%s', 'shared', 'organisation', 'cost', 'total', %d)""".formatted(allowance, organisation, AMOUNT));
        Rows.execute("insert into gateway_replica (id, seen_at) values ('" + leases.replica()
                + "', now() + interval '1 hour')");
        for (int i = 0; i < 20; i++) {
            leases.take(organisation, List.of(budget()), new Bound(BOUND, 0), this::ledgerRow);
        }
        assertThat(use("reserved")).isGreaterThan(20 * BOUND);
    }

    @Test
    void aReplicaOfTheVersionBeforeFindsNoLeaseAndOneOfThisChargesAllOfIt() throws SQLException {
        long held = use("reserved");
        try (Connection dying = SuiteResource.database().connectAsSystem();
                Statement sql = dying.createStatement()) {
            dying.setAutoCommit(false);
            sql.execute("update gateway_replica set seen_at = now() - interval '2 hours' where id = '"
                    + leases.replica() + "'");
            sql.execute("update reservation set leased_at = now() - interval '2 hours' where replica_id = '"
                    + leases.replica() + "'");
            List<UUID> lease = uuids(sql, "select id from reservation where replica_id = '" + leases.replica() + "'");
            assertThat(lease).hasSize(1);
            assertThat(uuids(sql, FOUND_BEFORE)).doesNotContainAnyElementsOf(lease);
            dying.commit();
        }

        await().atMost(Duration.ofSeconds(90)).until(() -> use("reserved") == 0);

        assertThat(use("used")).isEqualTo(held);
        assertThat(Rows.count("select sum(cost_nanos) from model_call where org_id = '" + organisation
                        + "' and outcome = 'lost' and estimated"))
                .isEqualTo(held);
    }

    @Test
    void callsOfTheVersionBeforeAreCountedBesideLeases() {
        long held = use("reserved");
        UUID call = Ids.next();
        Rows.execute("select reserve('%s', '%s', '%s', '%s'::jsonb, array['%s'::uuid], array[timestamptz 'epoch'],"
                        .formatted(call, organisation, leases.replica(), ledgerRow(), allowance)
                + " array['cost'], array[5000::bigint])");
        assertThat(use("reserved")).isEqualTo(held + 5000);

        Rows.execute("select settle(array['%s'::uuid], array[3000::bigint], array[0::bigint])".formatted(call));

        assertThat(use("reserved")).isEqualTo(held);
        assertThat(use("used")).isEqualTo(3000);
    }

    @Test
    void theWayBackChargesWhatLeasesHoldAlthoughTheOwnerIsSubjectToThePolicies() throws Exception {
        long held = use("reserved");
        try (Connection owner = SuiteResource.database().connectAsOwner();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute(Files.readString(UNDO));
            assertThat(uuids(sql, "select id from reservation"))
                    .as("forced again: the owner sees nothing")
                    .isEmpty();
            sql.execute("alter table reservation no force row level security");
            sql.execute("alter table allowance_use no force row level security");
            sql.execute("alter table model_call no force row level security");
            assertThat(uuids(sql, "select id from reservation where org_id = '" + organisation + "'"))
                    .isEmpty();
            String uses = " from allowance_use where allowance_id = '" + allowance + "'";
            assertThat(number(sql, "select reserved" + uses)).isZero();
            assertThat(number(sql, "select used" + uses)).isEqualTo(held);
            assertThat(number(
                            sql,
                            "select sum(cost_nanos) from model_call where org_id = '" + organisation
                                    + "' and outcome = 'lost' and estimated"))
                    .isEqualTo(held);
            owner.rollback();
        }
    }

    private long use(String column) {
        return Rows.count(
                "select coalesce(sum(" + column + "), 0) from allowance_use where allowance_id = '" + allowance + "'");
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<UUID> uuids(Statement sql, String query) throws SQLException {
        List<UUID> found = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private String ledgerRow() {
        return """
                {"id":"%s","organisation":"%s","at":"%s","subject":"%s","project":"","endpoint":"/chat/completions",
                 "requested":"m","model":"m","provider":"none","status":499,"outcome":"lost",
                 "usage":{"input":1,"cached":0,"cacheWrite":0,"output":1,"reasoning":0,"calls":1},
                 "costNanos":%d,"estimated":true,"fromCache":false,"millis":0}""".formatted(Ids.next(), organisation, Instant.now(), organisation, BOUND);
    }

    private Allowance budget() {
        Instant now = Instant.now();
        return new Allowance(
                allowance,
                "shared",
                SubjectKind.ORGANISATION,
                "",
                Measure.COST,
                Period.TOTAL,
                AMOUNT,
                0,
                0,
                1,
                now,
                now);
    }
}
