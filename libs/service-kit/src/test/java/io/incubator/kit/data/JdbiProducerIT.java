package io.incubator.kit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kit.tenancy.TenantConnectionFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What Jdbi does with a connection that sends the tenant along with its statements.
@Tag("no-broker")
class JdbiProducerIT extends TenantConnectionFixture {
    private static final String ORGANISATION = "current_setting('app.org')";

    private Jdbi jdbi;

    @BeforeEach
    void create() {
        jdbi = JdbiProducer.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return connection;
            }

            @Override
            public void closeConnection(Connection returned) {
                // as a pool does
            }
        });
    }

    @Test
    void aReadIsOverWithItsStatement() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(true);
            List<String> found = jdbi.withHandle(
                    handle -> handle.createQuery("select " + ORGANISATION + " from unnest(:ids) where now() > :at")
                            .bindArray("ids", UUID.class, UUID.randomUUID(), UUID.randomUUID())
                            .bind("at", Instant.EPOCH)
                            .mapTo(String.class)
                            .list());
            assertThat(found).hasSize(2).containsOnly(TENANT.organisation().toString());
            assertThat(state()).as("not in a transaction that has to be ended").isEqualTo("idle");
            commit();
        }
    }

    @Test
    void aReadThatFailsLeavesNothingBegun() throws SQLException {
        begin(true);
        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.createQuery("select 1 / :nothing")
                        .bind("nothing", 0)
                        .mapTo(int.class)
                        .one()))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("division by zero");
        assertThat(state()).isEqualTo("idle");
        commit();
    }

    @Test
    void aWriteThatComesFirstKnowsTheTenantAndIsCounted() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(false);
            assertThat(write("insert into note (id, text) values (1, %s)".formatted(ORGANISATION)))
                    .isEqualTo(1);
            assertThat(write("insert into note (id) values (1) on conflict do nothing"))
                    .isZero();
            rollback();
        }
        assertThat(count()).isZero();
    }

    @Test
    void generatedKeysKnowTheTenant() throws SQLException {
        begin(false);
        String generated = jdbi.withHandle(
                handle -> handle.createUpdate("insert into numbered (text) values (%s)".formatted(ORGANISATION))
                        .executeAndReturnGeneratedKeys("text")
                        .mapTo(String.class)
                        .one());
        assertThat(generated).isEqualTo(TENANT.organisation().toString());
        rollback();
    }

    @Test
    void aBatchKnowsTheTenant() throws SQLException {
        begin(false);
        int[] counts = jdbi.withHandle(
                handle -> handle.prepareBatch("insert into note (id, text) values (:id, %s)".formatted(ORGANISATION))
                        .bind("id", 1)
                        .add()
                        .bind("id", 2)
                        .add()
                        .execute());
        assertThat(counts).containsExactly(1, 1);
        commit();

        assertThat(text(2)).isEqualTo(TENANT.organisation().toString());
        remove();
    }

    private int write(String sql) {
        return jdbi.withHandle(handle -> handle.execute(sql));
    }
}
