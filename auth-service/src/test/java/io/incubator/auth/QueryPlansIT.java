package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.QueryPlans;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Among many accounts every statement goes by an index: signing in, refreshing, what people list and change, and what
/// is looked through when somebody goes.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedAuth {
    private static final int PAGE = 100;
    private static final int DEEP = 40;
    private static QueryPlans plans;
    private static Person person;
    private static String token;
    private static UUID team;

    @BeforeAll
    static void manyAccounts() throws SQLException {
        ManyAccounts.insert();
        plans = QueryPlans.among(ManyAccounts.LARGE);
    }

    @AfterAll
    static void quiet() throws SQLException {
        plans.close();
        ManyAccounts.delete();
    }

    @BeforeEach
    void somebodyWithMuch() {
        if (person == null) {
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
                Person known = register();
                token = accessToken(known);
                person = known;
                return true;
            });
            team = uuid(as(token).body(Map.of("name", "The team")).post(address("ORGANISATION/teams")), "id");
            ManyAccounts.giveMany(person.id(), person.organisation(), team);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/me",
                "/api/auth/me/export",
                "/api/auth/sessions",
                "/api/auth/keys",
                "/api/auth/notices",
                "/api/auth/audit",
                "/api/auth/consents",
                "/api/auth/clients",
                "/api/auth/factors",
                "/api/auth/passkeys",
                "/api/auth/organisations",
                "ORGANISATION",
                "ORGANISATION/members",
                "ORGANISATION/invitations",
                "ORGANISATION/teams",
                "ORGANISATION/teams?member=PERSON",
                "ORGANISATION/teams/TEAM",
                "ORGANISATION/teams/TEAM/members"
            })
    void aReadGoesByAnIndex(String path) throws Exception {
        plans.assertByIndex(_ -> get(address(path)).statusCode(200));
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() {
        plans.assertNotices("app.subject", person.id(), "select count(*) from organisation where name = 'Nobody'");
    }

    @Test
    void comingAndGoingGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(_ -> {
            Response signedIn = login(person);
            Response refreshed = refresh(signedIn.path("refreshToken"));
            refreshed.then().statusCode(200);
            refresh("nonsense").then().statusCode(401);
            post("/api/auth/login", Map.of("email", "nobody@many.example", "password", PASSWORD))
                    .then()
                    .statusCode(401);
            as(refreshed.path("accessToken"))
                    .body(Map.of("refreshToken", refreshed.path("refreshToken")))
                    .post("/api/auth/logout")
                    .then()
                    .statusCode(204);
            post("/api/auth/password-resets", Map.of("email", person.email()))
                    .then()
                    .statusCode(202);
        });

        assertThat(seen).anyMatch(plan -> plan.query().contains("INSERT INTO refresh_token"));
    }

    @Test
    void whatPeopleChangeGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(_ -> {
            keyAndItsUse();
            String invitations = address("ORGANISATION/invitations");
            Response invited = as(token)
                    .body(Map.of("email", "guest-" + UUID.randomUUID() + "@example.org", "role", "viewer"))
                    .post(invitations);
            as(token).delete(invitations + "/" + uuid(invited, "id")).then().statusCode(204);
            changeTeams();
            UUID client = uuid(
                    as(token)
                            .body(Map.of(
                                    "name",
                                    "App",
                                    "confidential",
                                    true,
                                    "redirectUris",
                                    List.of("https://app.example/cb"),
                                    "role",
                                    "viewer"))
                            .post("/api/auth/clients"),
                    "client.id");
            as(token).delete("/api/auth/clients/" + client).then().statusCode(204);
        });

        assertThat(seen).anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
    }

    @Test
    void whoGoesIsFoundByIndexes() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(_ -> {
            Person leaver = register();
            as(accessToken(leaver)).delete("/api/auth/me").then().statusCode(204);
        });

        assertThat(seen).anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
    }

    @Test
    void otherServicesAreAnsweredByAnIndex() throws Exception {
        String service = serviceToken("project-service", Secrets.PROJECT_SERVICE);
        plans.assertByIndex(
                _ -> as(service).get("/internal/auth/revocations").then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/notices",
                "/api/auth/audit",
                "ORGANISATION/members",
                "ORGANISATION/teams",
                "ORGANISATION/teams/TEAM/members"
            })
    void aPageFarDownCostsWhatTheFirstOneCosts(String path) throws Exception {
        // a member is three rows: the membership, its account, and the membership by which one may see that
        plans.pages(address(path), PAGE, DEEP, QueryPlansIT::get).assertRows(PAGE, 5 * PAGE);
    }

    private static void keyAndItsUse() {
        Response created = as(token)
                .body(Map.of(
                        "name", "CI",
                        "scopes", List.of("organisations:read"),
                        "expiresAt", Instant.now().plus(Duration.ofDays(1)).toString()))
                .post("/api/auth/keys");
        created.then().statusCode(201);
        as(created.path("key")).get("/api/auth/organisations").then().statusCode(200);
        as(token).delete("/api/auth/keys/" + created.path("apiKey.id")).then().statusCode(204);
    }

    private static void changeTeams() {
        String teams = address("ORGANISATION/teams");
        String another =
                teams + "/" + uuid(as(token).body(Map.of("name", "Another")).post(teams), "id");
        as(token).body(Map.of("name", "The other")).put(another).then().statusCode(200);
        // not the caller, whose token would be withdrawn
        String member = another + "/members/"
                + as(token).get(address("ORGANISATION/members?limit=2")).path("items[1].id");
        as(token).put(member).then().statusCode(200);
        as(token).delete(member).then().statusCode(204);
        as(token).put(member).then().statusCode(200);
        as(token).delete(another).then().statusCode(204);
    }

    private static String address(String path) {
        return path.replace("ORGANISATION", "/api/auth/organisations/" + person.organisation())
                .replace("TEAM", String.valueOf(team))
                .replace("PERSON", person.id().toString());
    }

    private static ValidatableResponse get(String path) {
        return as(token).get(path).then();
    }
}
