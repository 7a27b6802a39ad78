package io.incubator.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@Tag("no-broker")
class TenantConnectionIT extends TenantConnectionFixture {

    @Test
    void theFirstStatementKnowsTheTenantAndTheNextTransactionDoesNot() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(false);
            assertThat(who("!")).isEqualTo(both() + "!");
            assertThat(who("?")).isEqualTo(both() + "?");
            commit();
            assertThat(who("")).as("nobody's").isEqualTo(" ");
            rollback();
        }
    }

    @Test
    void aWriteThatComesFirstIsCountedAndStays() throws SQLException {
        begin(false);
        assertThat(insert(1, "one")).isEqualTo(1);
        commit();
        begin(false);
        assertThat(insert(2, "two")).isEqualTo(1);
        rollback();

        assertThat(count()).isEqualTo(1);
        remove();
    }

    @Test
    void aBatchThatComesFirstKnowsTheTenantToo() throws SQLException {
        begin(false);
        try (PreparedStatement batch = connection.prepareStatement(
                "insert into note (id, text) values (?, current_setting('app.org') || ?)")) {
            for (int i = 1; i <= 3; i++) {
                batch.setInt(1, i);
                batch.setString(2, "");
                batch.addBatch();
            }
            assertThat(batch.executeBatch()).containsExactly(1, 1, 1);
        }
        commit();

        assertThat(text(3)).isEqualTo(TENANT.organisation().toString());
        remove();
    }

    @Test
    void aReadIsOverWithItsStatement() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(true);
            assertThat(who("!")).isEqualTo(both() + "!");
            assertThat(state()).isEqualTo("idle");
            assertThat(who("!")).as("told again").isEqualTo(both() + "!");
            commit();
            begin(false);
            who("!");
            assertThat(state()).isEqualTo("idle in transaction");
            commit();
        }
    }

    @Test
    void aParameterWhoseTypeTheServerFindsOutChangesNothing() throws SQLException {
        for (int i = 0; i < OFTEN; i++) {
            begin(true);
            try (PreparedStatement statement =
                    connection.prepareStatement("select current_setting('app.org'), text from (values ('a'), ('b'))"
                            + " as v (text) where now() > ? and text > ?")) {
                statement.setTimestamp(1, Timestamp.from(Instant.EPOCH));
                statement.setObject(2, "a", java.sql.Types.OTHER);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1))
                            .isEqualTo(TENANT.organisation().toString());
                    assertThat(rows.getString(2)).isEqualTo("b");
                    assertThat(rows.next()).isFalse();
                }
            }
            commit();
        }
    }

    @Test
    void whatPersistenceProvidersAskBesideChangesNothing() throws SQLException {
        begin(true);
        try (PreparedStatement statement = connection.prepareStatement(WHO)) {
            assertThat(statement.getMaxRows()).isZero();
            statement.setString(1, "?");
            statement.clearParameters();
            statement.setString(1, "!");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(both() + "!");
            }
            assertThat(statement.getMaxRows()).isZero();
            assertThat(statement.getQueryTimeout()).isZero();
            assertThat(state()).isEqualTo("idle");
            statement.setString(1, "again");
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(both() + "again");
            }
        }
        assertThat(state()).isEqualTo("idle");
        commit();
    }

    @Test
    void aReadCannotWrite() throws SQLException {
        begin(true);
        assertThatThrownBy(() -> insert(9, "nine"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("read-only transaction");
        rollback();

        begin(false);
        assertThat(insert(9, "nine")).as("the next one can").isEqualTo(1);
        rollback();
    }

    @Test
    void rowsThatStayWithTheServerAreReadToTheEnd() throws SQLException {
        begin(true);
        try (PreparedStatement statement = connection.prepareStatement("select generate_series(1, ?)")) {
            statement.setFetchSize(2);
            statement.setInt(1, 5);
            int last = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getInt(1);
                }
            }
            assertThat(last).isEqualTo(5);
        }
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(state()).isEqualTo("idle in transaction");
        commit();
        assertThat(state()).isEqualTo("idle");
    }

    @Test
    void whoReadsMayAskForATransaction() throws SQLException {
        for (boolean told : new boolean[] {false, true}) {
            begin(true);
            if (told) {
                connection.createStatement().close();
            }
            connection.setAutoCommit(false);
            assertThat(who("!")).isEqualTo(both() + "!");
            assertThat(state()).isEqualTo("idle in transaction");
            assertThat(who("?")).isEqualTo(both() + "?");
            assertThatThrownBy(() -> insert(9, "nine")).hasMessageContaining("read-only transaction");
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(who("")).as("nobody's").isEqualTo(" ");
        }
    }

    @Test
    void withoutATransactionThereIsNoTenant() throws SQLException {
        connection.unwrap(TenantSession.class).next(Tenant.NONE, false);

        assertThat(who("")).isNullOrEmpty();
    }

    @Test
    void generatedKeysComeBack() throws SQLException {
        begin(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into numbered (text) values (current_setting('app.org'))", Statement.RETURN_GENERATED_KEYS)) {
            assertThat(statement.executeUpdate()).isEqualTo(1);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getString("text"))
                        .isEqualTo(TENANT.organisation().toString());
            }
        }
        rollback();
    }

    @Test
    void aStatementWithoutParametersKnowsTheTenant() throws SQLException {
        for (boolean readOnly : new boolean[] {false, true}) {
            begin(readOnly);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select current_setting('app.org')")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo(TENANT.organisation().toString());
            }
            commit();
            assertThat(who("")).isEqualTo(" ");
            commit();
        }
    }

    @Test
    void theDriversOwnConnectionKnowsTheTenant() throws Exception {
        begin(false);
        StringWriter copied = new StringWriter();
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select current_setting('app.org')) to stdout", copied);
        assertThat(copied).hasToString(TENANT.organisation() + "\n");
        rollback();
    }

    @Test
    void aStatementMayEndAsItLikes() throws SQLException {
        for (boolean readOnly : new boolean[] {true, false}) {
            for (String end : new String[] {"", ";", " ; ", " -- a remark", " /* ; */", ";\n"}) {
                begin(readOnly);
                try (PreparedStatement statement =
                        connection.prepareStatement("select current_setting('app.org'), 'a;b' where '?' = ?" + end)) {
                    statement.setString(1, "?");
                    try (ResultSet rows = statement.executeQuery()) {
                        assertThat(rows.next()).as(end).isTrue();
                        assertThat(rows.getString(1))
                                .isEqualTo(TENANT.organisation().toString());
                    }
                }
                assertThat(state()).isEqualTo(readOnly ? "idle" : "idle in transaction");
                commit();
            }
        }
    }

    @Test
    void whatIsReadFromAStreamArrivesWhole() throws SQLException {
        begin(false);
        try (PreparedStatement statement = connection.prepareStatement("select ? || convert_from(?, 'UTF8')")) {
            statement.setString(1, "one ");
            statement.setBinaryStream(2, new ByteArrayInputStream("two".getBytes(StandardCharsets.UTF_8)), 3);
            assertThat(statement.getMaxRows()).isZero();
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("one two");
            }
        }
        assertThat(who("!")).isEqualTo(both() + "!");
        rollback();
    }

    @Test
    void rowsAreReadBothWaysAndAskedForAgain() throws SQLException {
        begin(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "select generate_series(1, ?)", ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            for (int last = 3; last < 3 + OFTEN; last++) {
                statement.setInt(1, last);
                assertThat(statement.execute()).isTrue();
                try (ResultSet rows = statement.getResultSet()) {
                    assertThat(rows.last()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(last);
                    assertThat(rows.first()).isTrue();
                }
            }
        }
        rollback();
    }

    @Test
    void aWrongKindOfStatementIsRefusedAsTheDriverDoes() throws SQLException {
        begin(false);
        try (PreparedStatement statement = connection.prepareStatement("insert into note (id) values (?)")) {
            statement.setInt(1, 1);
            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
        }
        rollback();
        begin(false);
        try (PreparedStatement statement = connection.prepareStatement("select ?::text")) {
            statement.setString(1, "one");
            assertThatThrownBy(statement::executeUpdate).isInstanceOf(SQLException.class);
        }
        rollback();
        begin(false);
        PreparedStatement closed = connection.prepareStatement("select 1");
        closed.close();
        assertThatThrownBy(closed::executeQuery).isInstanceOf(SQLException.class);
        rollback();
    }
}
