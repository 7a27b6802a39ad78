package io.incubator.kittest;

import static org.assertj.core.api.Assertions.assertThat;

import io.incubator.local.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The second isolation of tenants, asked of PostgreSQL itself.
public final class TenantIsolation {
    private static final String HISTORY = "flyway_schema_history";

    private TenantIsolation() {}

    /// Every table forces row-level security; the application role is no superuser, cannot bypass it and owns nothing;
    /// and without a tenant it sees no row of any table it may read, though there are some.
    ///
    /// @param filled a table that holds rows by now, so that seeing none means something
    public static void assertHolds(ServiceDatabase database, String filled) throws SQLException {
        try (Connection owner = database.connectAsOwner();
                Connection system = database.connectAsSystem();
                Connection app = database.connectAsApp()) {
            assertThat(strings(owner, """
                            select relname from pg_class
                            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '%s'
                              and not (relrowsecurity and relforcerowsecurity)""".formatted(HISTORY)))
                    .as("tables that do not force row-level security")
                    .isEmpty();
            assertThat(strings(app, """
                            select rolname from pg_roles
                            where rolname in (current_user, '%s') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)""".formatted(database.systemRole())))
                    .as("roles that see through row-level security")
                    .isEmpty();
            assertThat(strings(app, "select relname from pg_class where relowner = current_user::regrole"))
                    .as("what the application role owns")
                    .isEmpty();
            assertThat(strings(system, "select 'row' from " + filled + " limit 1"))
                    .as("rows of %s seen by the system role", filled)
                    .isNotEmpty();
            for (String table : readableTables(app)) {
                assertThat(strings(app, "select 'row' from " + table + " limit 1"))
                        .as("rows of %s without a tenant", table)
                        .isEmpty();
            }
        }
    }

    private static List<String> readableTables(Connection app) throws SQLException {
        return strings(app, """
                select quote_ident(relname) from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> '%s'
                  and has_table_privilege(oid, 'select')""".formatted(HISTORY));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
