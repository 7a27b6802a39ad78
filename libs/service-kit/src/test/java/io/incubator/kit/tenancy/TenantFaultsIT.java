package io.incubator.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever goes wrong in a transaction, the next one on the connection is its own tenant's.
@Tag("no-broker")
class TenantFaultsIT extends TenantConnectionFixture {
    private static final Tenant OTHER = new Tenant(UUID.randomUUID(), null);
    private static final String CANCELLED = "57014";
    private static final String ABORTED = "25P02";
    private static final int ROUNDS = 300;
    private static final int WORKERS = 4;

    @Test
    void afterAnErrorInItsFirstStatementATransactionIsOver() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(false);
            assertThatThrownBy(() -> select("1 / ?", 0)).hasMessageContaining("division by zero");
            assertThatThrownBy(() -> who("")).extracting("SQLState").isEqualTo(ABORTED);
            assertThat(state()).isEqualTo("idle in transaction (aborted)");
            rollback();
            requireNothingLeft();
        }
    }

    @Test
    void afterAnErrorTheNextReadKnowsItsTenant() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(true);
            assertThatThrownBy(() -> select("1 / ?", 0)).hasMessageContaining("division by zero");
            assertThat(state()).isEqualTo("idle");
            assertThat(who("!")).isEqualTo(both() + "!");
            commit();
            requireNothingLeft();
        }
    }

    @Test
    void aTextThatIsNoStatementLeavesNothing() throws SQLException {
        for (boolean readOnly : new boolean[] {false, true}) {
            begin(readOnly);
            assertThatThrownBy(() -> select("from where", 0)).isInstanceOf(SQLException.class);
            rollback();
            requireNothingLeft();
        }
    }

    @Test
    void whatWhoReadsTriedToWriteIsGone() throws SQLException {
        begin(true);
        assertThatThrownBy(() -> insert(1, "one")).hasMessageContaining("read-only transaction");
        assertThat(state()).isEqualTo("idle");
        commit();

        assertThat(count()).isZero();
        requireNothingLeft();
    }

    @Test
    void backAtASavepointTheTransactionStillKnowsItsTenant() throws SQLException {
        begin(false);
        Savepoint before = connection.setSavepoint();
        assertThatThrownBy(() -> select("1 / ?", 0)).isInstanceOf(SQLException.class);
        connection.rollback(before);
        assertThat(who("!")).isEqualTo(both() + "!");
        connection.releaseSavepoint(before);
        assertThat(who("!")).isEqualTo(both() + "!");
        commit();
        requireNothingLeft();
    }

    @Test
    void aBatchOfWhichOneFailsLeavesNothing() throws SQLException {
        begin(false);
        try (PreparedStatement batch = connection.prepareStatement("insert into note (id) values (?)")) {
            for (int id : new int[] {1, 2, 1}) {
                batch.setInt(1, id);
                batch.addBatch();
            }
            assertThatThrownBy(batch::executeBatch).isInstanceOf(BatchUpdateException.class);
        }
        rollback();

        assertThat(count()).isZero();
        requireNothingLeft();
    }

    @Test
    void aStatementThatTakesTooLongLeavesNothing() throws SQLException {
        for (boolean readOnly : new boolean[] {false, true}) {
            begin(readOnly);
            try (PreparedStatement statement = connection.prepareStatement("select pg_sleep(?)")) {
                statement.setQueryTimeout(1);
                statement.setInt(1, 60);
                assertThatThrownBy(statement::executeQuery)
                        .extracting("SQLState")
                        .isEqualTo(CANCELLED);
            }
            rollback();
            requireNothingLeft();
        }
    }

    @Test
    void aCancelledStatementLeavesNothing() throws Exception {
        begin(true);
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                PreparedStatement statement = connection.prepareStatement("select pg_sleep(?)")) {
            statement.cancel();
            statement.setInt(1, 60);
            Future<?> running = threads.submit(() -> statement.executeQuery());
            await().atMost(Duration.ofSeconds(60)).until(() -> state().equals("active"));
            statement.cancel();
            assertThatThrownBy(running::get).cause().extracting("SQLState").isEqualTo(CANCELLED);
        }
        rollback();
        requireNothingLeft();
    }

    @Test
    void aStatementOfAnEarlierTransactionSpeaksForTheOneItRunsIn() throws SQLException {
        for (boolean readOnly : new boolean[] {false, true}) {
            begin(readOnly);
            try (PreparedStatement statement = connection.prepareStatement(WHO)) {
                statement.setString(1, "!");
                assertThat(only(statement)).isEqualTo(both() + "!");
                commit();

                connection.unwrap(TenantSession.class).next(OTHER, readOnly);
                assertThat(only(statement)).isEqualTo(OTHER.organisation() + " !");
                assertThat(who("?")).isEqualTo(OTHER.organisation() + " ?");
                rollback();
                assertThat(only(statement)).as("nobody's").isEqualTo(" !");
                rollback();
            }
        }
    }

    @Test
    void outsideATransactionNothingOfTheOneBeforeIsSaid() throws SQLException {
        begin(true);
        connection.setAutoCommit(true);

        assertThat(who("")).isNullOrEmpty();
        assertThat(insert(1, "one")).isEqualTo(1);
        remove();
    }

    @Test
    void aLostConnectionIsClosed() throws SQLException {
        begin(true);
        other("select pg_terminate_backend(" + pid + ")");

        assertThatThrownBy(() -> who("!")).isInstanceOf(SQLException.class);
        assertThat(connection.isValid(1)).isFalse();
        assertThat(connection.isClosed()).isTrue();
    }

    /// Reads, writes and errors of several tenants at once on a pool that is smaller than they are
    /// many: nobody ever meets another's tenant.
    @Test
    void onAPoolEverybodyMeetsOnlyTheirOwnTenant() throws Exception {
        try (AgroalDataSource pool = pool();
                ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Random random = new Random(i);
                workers.add(threads.submit(() -> work(pool, random)));
            }
            for (Future<Integer> worker : workers) {
                assertThat(worker.get()).isGreaterThan(ROUNDS / 2);
            }
        }
    }

    private static int work(AgroalDataSource pool, Random random) throws SQLException {
        int asked = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Tenant tenant = new Tenant(UUID.randomUUID(), UUID.randomUUID());
            boolean reads = random.nextBoolean();
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(reads);
                connection.unwrap(TenantSession.class).next(tenant, reads);
                asked += ask(connection, tenant, random);
                end(connection, random);
                connection.unwrap(TenantSession.class).next(Tenant.NONE, false);
            }
        }
        return asked;
    }

    private static void end(Connection connection, Random random) throws SQLException {
        int way = random.nextInt(4);
        switch (way) {
            case 0 -> assertThatThrownBy(() -> select(connection, "1 / ?", 0)).isInstanceOf(SQLException.class);
            case 1 -> select(connection, "set_config('app.org', 'left behind', true), ?", 0);
            default -> {
                // ends as it is
            }
        }
        if (connection.getAutoCommit()) {
            return;
        }
        if (way == 2) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }

    private static int ask(Connection connection, Tenant tenant, Random random) throws SQLException {
        int asked = random.nextInt(4);
        for (int i = 0; i < asked; i++) {
            try (PreparedStatement statement = connection.prepareStatement(WHO)) {
                statement.setString(1, "!");
                assertThat(only(statement)).isEqualTo(tenant.organisation() + " " + tenant.subject() + "!");
            }
        }
        return asked;
    }

    private static AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(size -> size.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(TenantDriver.class)
                                .jdbcUrl(server.endpoint().jdbcUrl("postgres"))
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword(PASSWORD))
                                .autoCommit(false))));
    }

    /// The next transactions on the connection: another tenant's, then nobody's.
    private void requireNothingLeft() throws SQLException {
        connection.setAutoCommit(false);
        connection.unwrap(TenantSession.class).next(OTHER, false);
        assertThat(who("?")).isEqualTo(OTHER.organisation() + " ?");
        commit();
        assertThat(who("")).as("nobody's").isEqualTo(" ");
        commit();
        assertThat(state()).isEqualTo("idle");
    }

    private void select(String expression, int parameter) throws SQLException {
        select(connection, expression, parameter);
    }

    private static void select(Connection connection, String expression, int parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select " + expression)) {
            statement.setInt(1, parameter);
            statement.executeQuery().close();
        }
    }

    private static String only(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
