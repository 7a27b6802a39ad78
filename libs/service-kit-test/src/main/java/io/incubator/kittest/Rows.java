package io.incubator.kittest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks at the tables behind the API's back, with a login that no row hides from.
public final class Rows {
    private Rows() {}

    /// What a counting query counts in the database of the service under test.
    public static long count(String query) {
        return run(query, statement -> {
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    /// The first column of a query in the database of the service under test.
    public static List<String> texts(String query) {
        return run(query, statement -> {
            try (ResultSet rows = statement.executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        });
    }

    /// Carries a statement out in the database of the service under test.
    public static void execute(String sql) {
        run(sql, statement -> statement.execute(sql));
    }

    private static <T> T run(String sql, Use<T> use) {
        try (Connection connection = SuiteResource.postgres()
                        .endpoint()
                        .connect(SuiteResource.database().name());
                Statement statement = connection.createStatement()) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Statement statement) throws SQLException;
    }
}
