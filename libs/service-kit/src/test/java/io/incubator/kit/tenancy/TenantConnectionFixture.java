package io.incubator.kit.tenancy;

import io.incubator.local.postgres.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL and a connection of the kind that the application role's pool is made of.
public abstract class TenantConnectionFixture {
    static final String PASSWORD = "secret";
    protected static final Tenant TENANT = new Tenant(UUID.randomUUID(), UUID.randomUUID());
    static final String WHO =
            "select current_setting('app.org', true) || ' ' ||" + " current_setting('app.subject', true) || ?";
    /// More often than the driver needs to prepare a statement on the server.
    protected static final int OFTEN = 8;

    @TempDir
    private static Path directory;

    protected static EmbeddedPostgresServer server;
    protected Connection connection;
    int pid;

    @BeforeAll
    static void start() throws SQLException {
        server = EmbeddedPostgresServer.start(directory, PASSWORD);
        try (Connection other = server.endpoint().connect("postgres");
                Statement statement = other.createStatement()) {
            statement.execute("create table note (id int primary key, text text, at timestamptz)");
            statement.execute("create table numbered (id int generated always as identity, text text)");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", PASSWORD);
        connection = new TenantDriver().connect(server.endpoint().jdbcUrl("postgres"), login);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            pid = row.getInt(1);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /// Begins a transaction, or the reading without one.
    protected void begin(boolean readOnly) throws SQLException {
        connection.setAutoCommit(readOnly);
        connection.unwrap(TenantSession.class).next(TENANT, readOnly);
    }

    /// Ends what was begun, as the pool does for who reads.
    protected void commit() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.unwrap(TenantSession.class).next(Tenant.NONE, false);
        } else {
            connection.commit();
        }
    }

    protected void rollback() throws SQLException {
        if (connection.getAutoCommit()) {
            commit();
        } else {
            connection.rollback();
        }
    }

    protected static String both() {
        return TENANT.organisation() + " " + TENANT.subject();
    }

    String who(String suffix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WHO)) {
            statement.setString(1, suffix);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    int insert(int id, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into note (id, text) values (?, ?)")) {
            statement.setInt(1, id);
            statement.setString(2, text);
            return statement.executeUpdate();
        }
    }

    protected static long count() throws SQLException {
        return Long.parseLong(other("select count(*) from note"));
    }

    protected static String text(int id) throws SQLException {
        return other("select text from note where id = " + id);
    }

    protected static void remove() throws SQLException {
        other("with gone as (delete from note) select 1");
    }

    /// What the connection under test is doing.
    protected String state() throws SQLException {
        return other("select state from pg_stat_activity where pid = " + pid);
    }

    static String other(String query) throws SQLException {
        try (Connection other = server.endpoint().connect("postgres");
                Statement statement = other.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
