package io.incubator.ai.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.ai.PackagedService;
import io.incubator.kit.data.Ids;
import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is left of replicas that are gone.
@Tag("no-broker")
@QuarkusIntegrationTest
class ReservationsIT extends PackagedService {

    @Test
    void whoForgetsReplicasWaitsForNobodyWhoDoesTheSame() throws SQLException {
        UUID free = replica("1 day");
        // the service itself looks for them, too: the lock is there before it can find this one
        UUID inAnothersHands = replica("23:59:57");
        try (Connection other = SuiteResource.database().connectAsSystem();
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("select 1 from gateway_replica where id = '" + inAnothersHands + "' for update");
            await().until(() -> known(inAnothersHands, "seen_at < now() - interval '1 day'") == 1);

            new Reservations(Jdbi.create(ReservationsIT::connectImpatiently)).forgetGone();

            assertThat(known(free, "true")).isZero();
            assertThat(known(inAnothersHands, "true")).isEqualTo(1);
            other.rollback();
        }
    }

    /// Whoever waits for a lock fails.
    private static Connection connectImpatiently() throws SQLException {
        Connection connection = SuiteResource.database().connectAsSystem();
        try (Statement sql = connection.createStatement()) {
            sql.execute("set lock_timeout = '1s'");
        }
        return connection;
    }

    private static UUID replica(String unseenFor) {
        UUID replica = Ids.next();
        Rows.execute("insert into gateway_replica (id, seen_at) values ('" + replica + "', now() - interval '"
                + unseenFor + "')");
        return replica;
    }

    private static long known(UUID replica, String condition) {
        return Rows.count("select count(*) from gateway_replica where id = '" + replica + "' and " + condition);
    }
}
