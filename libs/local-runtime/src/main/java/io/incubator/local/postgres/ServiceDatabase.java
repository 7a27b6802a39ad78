package io.incubator.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The database of one service with its three roles.
///
/// - `<svc>_owner` owns the database and its `public` schema, and runs the migrations
/// - `<svc>_app` serves requests
/// - `<svc>_system` does what belongs to no tenant
///
/// None of them is a superuser or may bypass row-level security, and nobody else may connect. What `app` and `system`
/// may do with a table is granted by the migration that makes it.
///
/// @param name name of the database, `<svc>-service`
public record ServiceDatabase(PostgresEndpoint server, String service, String name, ServicePasswords passwords) {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]{1,30}");

    public ServiceDatabase {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException("Not a service: " + service);
        }
    }

    /// Makes what is missing and sets the passwords. Safe to repeat.
    ///
    /// @param admin a login that may create roles and databases
    /// @param service short name, such as `auth`
    /// @throws IllegalStateException when a role exists that sees through row-level security
    public static ServiceDatabase create(PostgresEndpoint admin, String service, ServicePasswords passwords)
            throws SQLException {
        ServiceDatabase made = new ServiceDatabase(admin, service, service + "-service", passwords);
        try (Connection connection = admin.connect();
                Statement sql = connection.createStatement()) {
            for (Map.Entry<String, String> role : made.passwordsByRole().entrySet()) {
                makeRole(connection, sql, role.getKey(), role.getValue());
            }
            made.makeDatabase(connection, sql);
        }
        try (Connection connection = admin.connect(made.name());
                Statement sql = connection.createStatement()) {
            made.handOverSchema(sql);
        }
        return made;
    }

    /// The JDBC address, without a login.
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public String ownerRole() {
        return service + "_owner";
    }

    public String appRole() {
        return service + "_app";
    }

    public String systemRole() {
        return service + "_system";
    }

    /// A new connection as the role that serves requests.
    public Connection connectAsApp() throws SQLException {
        return server.as(appRole(), passwords.app()).connect(name);
    }

    /// A new connection as the role that runs migrations.
    public Connection connectAsOwner() throws SQLException {
        return server.as(ownerRole(), passwords.owner()).connect(name);
    }

    /// A new connection as the role for what belongs to no tenant.
    public Connection connectAsSystem() throws SQLException {
        return server.as(systemRole(), passwords.system()).connect(name);
    }

    private Map<String, String> passwordsByRole() {
        return Map.of(ownerRole(), passwords.owner(), appRole(), passwords.app(), systemRole(), passwords.system());
    }

    private static void makeRole(Connection connection, Statement sql, String role, String password)
            throws SQLException {
        List<Boolean> privileged = new java.util.ArrayList<>();
        try (PreparedStatement find =
                connection.prepareStatement("select rolsuper or rolbypassrls from pg_roles where rolname = ?")) {
            find.setString(1, role);
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    privileged.add(found.getBoolean(1));
                }
            }
        }
        if (privileged.contains(true)) {
            throw new IllegalStateException("Role " + role + " exists and sees through row-level security");
        }
        String verb = privileged.isEmpty() ? "create" : "alter";
        sql.execute(verb + " role " + identifier(role) + " login password " + literal(password));
    }

    private void makeDatabase(Connection connection, Statement sql) throws SQLException {
        if (!exists(connection)) {
            // only a member may give a database away; a superuser is one of everything
            sql.execute("grant " + identifier(ownerRole()) + " to current_user");
            sql.execute("create database " + identifier(name) + " owner " + identifier(ownerRole())
                    + " template template0 encoding 'UTF8'");
        }
        sql.execute("revoke all on database " + identifier(name) + " from public");
        sql.execute("grant connect on database " + identifier(name) + " to " + identifier(appRole()) + ", "
                + identifier(systemRole()));
    }

    private boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            find.setString(1, name);
            try (ResultSet found = find.executeQuery()) {
                return found.next();
            }
        }
    }

    private void handOverSchema(Statement sql) throws SQLException {
        sql.execute("alter schema public owner to " + identifier(ownerRole()));
        sql.execute("revoke create on schema public from public");
        sql.execute("grant usage on schema public to " + identifier(appRole()) + ", " + identifier(systemRole()));
    }

    private static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
