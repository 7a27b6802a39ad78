package io.incubator.kit.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import io.incubator.local.process.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("no-broker")
class MigrationLocksIT {
    private static final String PASSWORD = "secret";

    @TempDir
    private Path directory;

    private EmbeddedPostgresServer server;

    @BeforeEach
    void start() {
        server = EmbeddedPostgresServer.start(directory, PASSWORD);
        migrate("1");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void neitherARequestNorTheMigrationIsEndedWhenTheyWantTablesOfEachOther() throws Exception {
        try (Connection request = begin();
                Statement statement = request.createStatement()) {
            // given a request that has the table which the migration takes last
            statement.execute("insert into two values (1)");
            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate("2"));
            assertThat(Await.until(Duration.ofSeconds(30), this::somebodyWaits)).isTrue();

            // when it wants the one which the migration takes first
            statement.execute("insert into one values (1)");
            request.commit();

            migration.get(30, TimeUnit.SECONDS);
        }
        assertThat(number("select count(*) from one, two")).isOne();
        assertThat(number("select count(*) from pg_indexes where indexname in ('one_id', 'two_id')"))
                .isEqualTo(2);
    }

    @Test
    void aTableThatTheMigrationDoesNotNameMayBeInUse() throws Exception {
        try (Connection request = begin();
                Statement statement = request.createStatement()) {
            statement.execute("lock table three in access exclusive mode");

            CompletableFuture.runAsync(() -> migrate("2")).get(30, TimeUnit.SECONDS);

            request.rollback();
        }
        assertThat(number("select count(*) from pg_indexes where indexname in ('one_id', 'two_id')"))
                .isEqualTo(2);
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(server.endpoint().jdbcUrl("postgres"), "postgres", PASSWORD)
                .locations("db/locks")
                .target(target)
                .callbacks(new MigrationLocks())
                .load()
                .migrate();
    }

    private Connection begin() throws SQLException {
        Connection connection = server.endpoint().connect("postgres");
        connection.setAutoCommit(false);
        return connection;
    }

    private boolean somebodyWaits() {
        return number("select count(*) from pg_locks where not granted and locktype = 'relation'") > 0;
    }

    private long number(String query) {
        try (Connection connection = server.endpoint().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
