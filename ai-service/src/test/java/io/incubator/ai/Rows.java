package io.incubator.ai;

import io.incubator.kittest.SuiteResource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// Looks at the tables behind the API's back, with a login that no row hides from.
final class Rows {
    private Rows() {}

    /// What a counting query counts.
    static long count(String query) {
        try (Connection connection = SuiteResource.postgres()
                        .endpoint()
                        .connect(SuiteResource.database().name());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Leaves a row in a table of the kit that only the system role reads.
    static void handled(UUID event) {
        try (Connection connection = SuiteResource.postgres()
                        .endpoint()
                        .connect(SuiteResource.database().name());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into inbox (consumer, event_id, org_id) values ('test', '" + event + "', '" + event + "')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
