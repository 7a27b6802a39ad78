package io.incubator.system;

import io.incubator.launcher.suite.ServiceName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Every table of every service, whole, with a login that no row hides from.
final class Tables {
    private final SuiteUnderTest suite;

    Tables(SuiteUnderTest suite) {
        this.suite = suite;
    }

    /// Where a text stands, in whatever column, as text or as bytes: `service.table`, with how many
    /// rows.
    Map<String, Long> holding(String text) {
        Map<String, Long> found = new TreeMap<>();
        for (String service : ServiceName.fullNames()) {
            try (Connection database = suite.postgres().endpoint().connect(service);
                    Statement sql = database.createStatement()) {
                for (String table : tables(sql)) {
                    long rows = count(sql, table, text);
                    if (rows > 0) {
                        found.put(service + "." + table, rows);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(service, e);
            }
        }
        return found;
    }

    /// Carries a statement out in the database of a service.
    int execute(String service, String statement) {
        try (Connection database = suite.postgres().endpoint().connect(service);
                Statement sql = database.createStatement()) {
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// What a counting query counts in the database of a service.
    long count(String service, String query) {
        try (Connection database = suite.postgres().endpoint().connect(service);
                Statement sql = database.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static List<String> tables(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static long count(Statement sql, String table, String text) throws SQLException {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        try (ResultSet row = sql.executeQuery(
                "select count(*) from \"%s\" as held where held::text like '%%%s%%' or held::text like '%%%s%%'"
                        .formatted(table, text, bytes))) {
            row.next();
            return row.getLong(1);
        }
    }
}
