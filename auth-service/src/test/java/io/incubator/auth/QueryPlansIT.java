package io.incubator.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.SuiteResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
/// is looked through when somebody goes. Read from the plans PostgreSQL carried out, not from the clock.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedAuth {
    /// Often enough that PostgreSQL keeps a plan for good, which it may choose anew for unknown values.
    private static final int REPEATS = 7;

    private static final int PAGE = 100;
    private static final int DEEP = 40;
    private static QueryLog log;
    private static Person person;
    private static String token;

    @BeforeAll
    static void manyAccounts() throws SQLException {
        ManyAccounts.insert();
        log = QueryLog.open();
    }

    @AfterAll
    static void quiet() throws SQLException {
        log.close();
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
            ManyAccounts.giveMany(person.id(), person.organisation());
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
                "ORGANISATION/invitations"
            })
    void aReadGoesByAnIndex(String path) throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                as(token).get(address(path)).then().statusCode(200);
            }
        });

        assertThat(plans).hasSizeGreaterThanOrEqualTo(REPEATS);
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            try (Connection app = SuiteResource.database().connectAsApp();
                    Statement statement = app.createStatement()) {
                statement.execute("select set_config('app.subject', '" + person.id() + "', false)");
                statement.execute("select count(*) from organisation where name = 'Nobody'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThatThrownBy(() -> assertNoLargeTableIsRead(plans)).isInstanceOf(AssertionError.class);
    }

    @Test
    void comingAndGoingGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
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
            }
        });

        assertThat(plans).anyMatch(plan -> plan.query().contains("INSERT INTO refresh_token"));
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void whatPeopleChangeGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                keyAndItsUse();
                String invitations = address("ORGANISATION/invitations");
                Response invited = as(token)
                        .body(Map.of("email", "guest-" + UUID.randomUUID() + "@example.org", "role", "viewer"))
                        .post(invitations);
                as(token).delete(invitations + "/" + uuid(invited, "id")).then().statusCode(204);
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
            }
        });

        assertThat(plans).anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void whoGoesIsFoundByIndexes() throws Exception {
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                Person leaver = register();
                as(accessToken(leaver)).delete("/api/auth/me").then().statusCode(204);
            }
        });

        assertThat(plans).anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
        assertNoLargeTableIsRead(plans);
    }

    @Test
    void otherServicesAreAnsweredByAnIndex() throws Exception {
        String service = serviceToken("project-service", Secrets.PROJECT_SERVICE);
        List<QueryLog.Plan> plans = log.of(() -> {
            for (int i = 0; i < REPEATS; i++) {
                as(service).get("/internal/auth/revocations").then().statusCode(200);
            }
        });

        assertThat(plans).isNotEmpty();
        assertNoLargeTableIsRead(plans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/notices", "/api/auth/audit", "ORGANISATION/members"})
    void aPageFarDownCostsWhatTheFirstOneCosts(String path) throws Exception {
        String list = address(path) + "?limit=" + PAGE;
        List<QueryLog.Plan> first = page(list);
        String cursor = null;
        for (int page = 0; page < DEEP; page++) {
            JsonPath answer = as(token)
                    .get(list + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            cursor = answer.getString("nextCursor");
            assertThat(cursor).as("page %d has a next one", page).isNotNull();
        }

        List<QueryLog.Plan> far = page(list + "&cursor=" + cursor);

        // a member is three rows: the membership, its account, and the membership by which one may see that
        assertThat(QueryLog.work(ManyAccounts.LARGE, first)).as("%s", first).isLessThan(5 * PAGE);
        assertThat(QueryLog.work(ManyAccounts.LARGE, far)).as("%s", far).isLessThan(5 * PAGE);
        assertNoLargeTableIsRead(far);
    }

    private static List<QueryLog.Plan> page(String address) throws Exception {
        return log.of(() -> as(token).get(address).then().body("items", hasSize(PAGE)));
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

    private static String address(String path) {
        return path.replace("ORGANISATION", "/api/auth/organisations/" + person.organisation());
    }

    private static void assertNoLargeTableIsRead(List<QueryLog.Plan> plans) {
        QueryLog.assertNoneReadsWhole(ManyAccounts.LARGE, plans);
    }
}
