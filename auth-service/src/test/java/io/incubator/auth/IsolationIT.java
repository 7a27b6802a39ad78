package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incubator.kittest.MigrationContract;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TenantIsolation;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
class IsolationIT extends PackagedAuth {

    @Test
    void withoutATenantThereAreNoRowsAndNoRoleSeesThroughThat() throws SQLException {
        login(register());

        TenantIsolation.assertHolds(SuiteResource.database(), "session");
    }

    @Test
    void aTenantSeesItselfAndNobodyElse() throws SQLException {
        // Given two people who share nothing
        Person person = register();
        Person stranger = register();
        login(person);
        login(stranger);

        // When the application role reads everything under the first one's tenant
        try (Connection app = SuiteResource.database().connectAsApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("SELECT set_config('app.org', '" + person.organisation() + "', true), "
                    + "set_config('app.subject', '" + person.id() + "', true)");

            // Then it is theirs alone
            assertThat(strings(statement, "SELECT id FROM account"))
                    .containsExactly(person.id().toString());
            assertThat(strings(statement, "SELECT id FROM organisation"))
                    .containsExactly(person.organisation().toString());
            assertThat(strings(statement, "SELECT account_id FROM membership"))
                    .containsExactly(person.id().toString());
            assertThat(strings(statement, "SELECT DISTINCT account_id FROM session"))
                    .containsExactly(person.id().toString());
            // And nothing can be written into another organisation
            assertThatThrownBy(() ->
                            statement.execute("INSERT INTO membership (org_id, account_id, role, created_at) VALUES ('"
                                    + stranger.organisation() + "', '" + person.id() + "', 'owner', now())"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void secretsAreOutOfReachOfRequests() throws SQLException {
        for (String table : List.of("password_credential", "refresh_token", "signing_key")) {
            try (Connection app = SuiteResource.database().connectAsApp();
                    Statement statement = app.createStatement()) {
                assertThatThrownBy(() -> statement.execute("SELECT * FROM " + table))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void oneKeySignsAndItsPrivateHalfIsSealed() throws SQLException {
        try (Connection system = SuiteResource.database().connectAsSystem();
                Statement statement = system.createStatement()) {
            assertThat(strings(statement, "SELECT state FROM signing_key WHERE state = 'signing'"))
                    .containsExactly("signing");
            // PKCS #8 of a P-256 key begins 30 81/41, a sealed one with a random nonce and holds its tag
            assertThat(strings(statement, "SELECT encode(private_key, 'hex') FROM signing_key")
                            .getFirst())
                    .doesNotContain("2a8648ce3d0201");
        }
    }

    @Test
    void everyMigrationCanBeUndone() throws SQLException {
        MigrationContract.assertUndoable(SuiteResource.database());
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
