package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.kittest.EventContract;
import io.incubator.kittest.Rows;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is held of a person: taken along, and erased.
@QuarkusIntegrationTest
class ErasureIT extends PackagedAuth {

    @Test
    void anExportTellsAllThatIsHeldAndNoSecret() throws Exception {
        Person inviter = register();
        Person person = register();
        invite(inviter, person.email());
        String token = accessToken(person);
        joinATeam(person, token);
        String key = as(token)
                .body(Map.of(
                        "name", "laptop",
                        "scopes", List.of("projects:read"),
                        "expiresAt", Instant.now().plus(Duration.ofDays(1)).toString()))
                .post("/api/auth/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        String secret =
                as(token).post("/api/auth/factors/totp").then().extract().path("secret");

        String export = as(token)
                .get("/api/auth/me/export")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("account.email", equalTo(person.email()))
                .body("organisations.id", hasItem(person.organisation().toString()))
                .body("teams.name", equalTo(List.of("Just me")))
                .body("teams[0].organisationId", equalTo(person.organisation().toString()))
                .body("sessions.size()", equalTo(1))
                .body("apiKeys[0].name", equalTo("laptop"))
                .body("authenticator.confirmedAt", equalTo(null))
                .body(
                        "invitationsReceived[0].organisationId",
                        equalTo(inviter.organisation().toString()))
                .body("notices.kind", hasItem("api-key-created"))
                .body("audit.kind", hasItem("signed-in"))
                .extract()
                .asString();

        assertThat(export).doesNotContain(key, secret, "argon2").doesNotContain(inviter.email());
        assertThat(new ObjectMapper().readTree(export).at("/account/createdAt").asText())
                .satisfies(time -> assertThat(Instant.parse(time)).isBefore(Instant.now()));
        // what acts for a person is not the person
        as(key).get("/api/auth/me/export").then().statusCode(403);
        as(key).delete("/api/auth/me").then().statusCode(403);
    }

    @Test
    void erasureLeavesNothingButPseudonymsAndAnIntactChain() {
        Person inviter = register();
        Person person = register();
        invite(inviter, person.email());
        String token = accessToken(person);
        UUID alone = found(person, "Nobody else's");

        as(token).delete("/api/auth/me").then().statusCode(204);

        assertThat(tablesHolding(person.email())).isEmpty();
        assertThat(Rows.count("SELECT count(*) FROM organisation WHERE id IN ('" + alone + "', '"
                        + person.organisation() + "')"))
                .isZero();
        // until the token is refused everywhere, it founds nothing
        as(token)
                .body(Map.of("name", "Too late"))
                .post("/api/auth/organisations")
                .then()
                .statusCode(401);
        login(person).then().statusCode(401).body("code", equalTo("invalid-credentials"));
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> as(token).get("/api/auth/sessions").then().statusCode(401));
        List<String> told = told(person);
        assertThat(told).hasSize(2).allSatisfy(event -> {
            EventContract.assertValid("auth", "person.erased.v1", event);
            assertThat(event)
                    .contains(
                            person.id().toString(),
                            alone.toString(),
                            person.organisation().toString());
        });
        // whoever takes the address is somebody else
        post("/api/auth/register", Map.of("email", person.email(), "password", PASSWORD, "displayName", "Another"))
                .then()
                .statusCode(201);
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> as(serviceToken("operator", Secrets.OPERATOR))
                        .get("/internal/auth/audit/verification")
                        .then()
                        .body("intact", equalTo(true)));
        assertThat(Rows.count("SELECT count(*) FROM audit_event WHERE kind = 'account-erased' AND account_id = '"
                        + person.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void theOnlyOwnerOfAnOrganisationOfOthersHandsItOverFirst() {
        Person person = register();
        Person other = register();
        UUID shared = found(person, "Shared");
        String there = accessToken(person, shared);
        String members = "/api/auth/organisations/" + shared + "/members";
        as(there)
                .body(Map.of("email", other.email(), "role", "member"))
                .post(members)
                .then()
                .statusCode(201);

        as(there).delete("/api/auth/me").then().statusCode(409).body("code", equalTo("sole-owner"));
        login(person).then().statusCode(200);

        as(there)
                .body(Map.of("role", "owner"))
                .patch(members + "/" + other.id())
                .then()
                .statusCode(200);
        as(there).delete("/api/auth/me").then().statusCode(204);
        as(accessToken(other, shared)).get(members).then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void anErasureTakesSomebodyWhoHasLatelyShownWhoTheyAre() {
        Person person = register();
        String token = accessToken(person);
        Rows.execute("UPDATE session SET authenticated_at = authenticated_at - interval '1 day' WHERE account_id = '"
                + person.id() + "'");

        as(token).delete("/api/auth/me").then().statusCode(403).body("code", equalTo("step-up-required"));

        as(token)
                .body(Map.of("password", PASSWORD))
                .post("/api/auth/step-up")
                .then()
                .statusCode(204);
        as(token).delete("/api/auth/me").then().statusCode(204);
    }

    private static void invite(Person inviter, String email) {
        as(accessToken(inviter))
                .body(Map.of("email", email, "role", "viewer"))
                .post("/api/auth/organisations/" + inviter.organisation() + "/invitations")
                .then()
                .statusCode(201);
    }

    private static void joinATeam(Person person, String token) {
        String teams = "/api/auth/organisations/" + person.organisation() + "/teams";
        String team = teams + "/"
                + as(token).body(Map.of("name", "Just me")).post(teams).path("id");
        as(token).put(team + "/members/" + person.id()).then().statusCode(200);
    }

    private static List<String> told(Person person) {
        return Rows.texts("SELECT payload::text FROM outbox WHERE aggregate_id = '" + person.id() + "'");
    }

    private static List<String> tablesHolding(String text) {
        return Rows.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").stream()
                .filter(table -> Rows.count(
                                "SELECT count(*) FROM \"" + table + "\" AS held WHERE held::text LIKE '%" + text + "%'")
                        > 0)
                .toList();
    }
}
