package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The audit log.
@QuarkusIntegrationTest
class AuditIT extends PackagedAuth {

    @Test
    void whatHappensIsRecordedForTheOrganisationAndChained() {
        Person owner = register();
        Person member = register();
        String token = accessToken(owner);
        as(token)
                .body(Map.of("email", member.email(), "role", "viewer"))
                .post("/api/auth/organisations/" + owner.organisation() + "/members")
                .then()
                .statusCode(201);

        as(token)
                .get("/api/auth/audit")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("signed-in"))
                .body("items.kind", hasItem("member-added"))
                .body("items[0].account", equalTo(member.id().toString()));
        as(accessToken(member)).get("/api/auth/audit").then().body("items.kind", not(hasItem("member-added")));
        as(accessToken(member, owner.organisation()))
                .get("/api/auth/audit")
                .then()
                .statusCode(403);

        long before = verify().jsonPath().getLong("events");
        login(owner);
        await().atMost(Duration.ofSeconds(15)).until(() -> verify().jsonPath().getLong("events") > before);
        verify().then().body("intact", equalTo(true));
    }

    @Test
    void nobodyChangesItAndAChangeIsNoticed() throws SQLException {
        login(register());
        await().atMost(Duration.ofSeconds(15)).until(() -> verify().jsonPath().getLong("events") > 0);

        // Given the roles of the service, which may not
        try (Connection app = SuiteResource.database().connectAsApp();
                Connection system = SuiteResource.database().connectAsSystem()) {
            for (Connection role : new Connection[] {app, system}) {
                try (Statement statement = role.createStatement()) {
                    assertThatThrownBy(() -> statement.execute("UPDATE audit_event SET kind = 'x'"))
                            .hasMessageContaining("permission denied");
                    assertThatThrownBy(() -> statement.execute("DELETE FROM audit_link"))
                            .hasMessageContaining("permission denied");
                }
            }
        }
        // When the owner of the tables does, who must take a trigger away first
        try (Connection owner = SuiteResource.database().connectAsOwner();
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit_event"))
                    .hasMessageContaining("append-only");
            statement.execute("ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY");
            statement.execute("ALTER TABLE audit_link NO FORCE ROW LEVEL SECURITY");
            statement.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_stays");
            String first = "(SELECT event_id FROM audit_link WHERE position = 1)";
            String kind = kind(statement, first);
            statement.execute("UPDATE audit_event SET kind = 'nothing' WHERE id = " + first);

            // Then the chain tells where
            verify().then().body("intact", equalTo(false)).body("brokenAt", equalTo(1));

            statement.execute("UPDATE audit_event SET kind = '" + kind + "' WHERE id = " + first);
            statement.execute("ALTER TABLE audit_event ENABLE TRIGGER audit_event_stays");
            statement.execute("ALTER TABLE audit_event FORCE ROW LEVEL SECURITY");
            statement.execute("ALTER TABLE audit_link FORCE ROW LEVEL SECURITY");
        }
        verify().then().body("intact", equalTo(true));
    }

    private static String kind(Statement statement, String id) throws SQLException {
        try (var rows = statement.executeQuery("SELECT kind FROM audit_event WHERE id = " + id)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Response verify() {
        Response verified = as(serviceToken("operator", Secrets.OPERATOR)).get("/internal/auth/audit/verification");
        verified.then().statusCode(200);
        return verified;
    }
}
