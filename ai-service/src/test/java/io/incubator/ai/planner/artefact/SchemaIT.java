package io.incubator.ai.planner.artefact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.incubator.ai.planner.blueprint.Entity;
import io.incubator.local.postgres.EmbeddedPostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every schema, applied on a real PostgreSQL.
@Tag("no-broker")
class SchemaIT {
    private static EmbeddedPostgresServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgresServer.startTemporary();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everySchemaIsApplied() throws SQLException {
        for (Artefacts.Made made : Artefacts.all()) {
            try (Connection connection = server.endpoint().connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                String schema = made.files().get("schema.sql");

                assertThatCode(() -> statement.execute(schema)).as(made.name()).doesNotThrowAnyException();

                for (Entity entity : made.plan().blueprint().entities()) {
                    try (ResultSet columns =
                            connection.getMetaData().getColumns(null, entity.schema(), entity.table(), null)) {
                        assertThat(columns.next()).as(entity.table()).isTrue();
                    }
                }
                connection.rollback();
            }
        }
    }
}
