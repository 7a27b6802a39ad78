package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.QueryLog;
import io.incubator.kittest.QueryPlans;
import io.incubator.kittest.Rows;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Among many rows every statement goes by an index, those of calls and of the books behind them beside those of
/// people.
@Tag("no-broker")
@QuarkusIntegrationTest
class QueryPlansIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PAGE = 20;
    private static final int DEEP = 50;

    private static Models models;
    private static ManyCalls rows;
    private static QueryPlans plans;

    @BeforeEach
    void manyCalls() throws SQLException {
        if (plans == null) {
            models = Models.with("busy-1");
            models.created("allowances", """
                    {"name":"limit","subjectKind":"organisation","measure":"cost","period":"day","amount":1000000000000}""");
            rows = new ManyCalls(models.organisation, models.person);
            rows.insert();
            plans = QueryPlans.among(ManyCalls.LARGE);
        }
        await().atMost(SOON)
                .pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .untilAsserted(() -> get(rows.address("PLAN")).statusCode(200));
    }

    @AfterAll
    static void quiet() throws SQLException {
        if (plans != null) {
            plans.close();
            rows.deleteWhatOthersMeet();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAN",
                "/api/ai/providers",
                "PROVIDER",
                "/api/ai/models",
                "MODEL",
                "/api/ai/routes",
                "ROUTE",
                "ROUTE/versions",
                "/api/ai/prompts",
                "PROMPT",
                "PROMPT/versions",
                "PROMPT/versions/7",
                "PROMPT/diff?from=1&to=2",
                "/api/ai/allowances",
                "ALLOWANCE",
                "/api/ai/usage",
                "/api/ai/usage?group=model",
                "/api/ai/usage/calls",
                "/api/ai/usage/csv"
            })
    void aReadGoesByAnIndex(String path) throws Exception {
        plans.assertByIndex(_ -> get(rows.address(path)).statusCode(200));
    }

    @Test
    void aTableThatIsReadWholeWouldBeSeen() {
        plans.assertNotices("select count(*) from reservation_line where measure = 'none'");
    }

    @Test
    void callsAndTheirBooksGoByIndexes() throws Exception {
        long before = booked();
        List<QueryLog.Plan> seen = plans.assertByIndex(i -> {
            assertThat(models.call("/chat/completions", Models.chat("busy-1", false))
                            .statusCode())
                    .isEqualTo(200);
            long served = i + 1L;
            await().atMost(SOON).until(() -> booked() == before + served);
        });

        assertThat(seen)
                .anyMatch(plan -> plan.query().contains("lease_take"))
                .anyMatch(plan -> plan.query().contains("insert into model_call"));
    }

    private static long booked() {
        return Rows.count(
                "select count(*) from model_call where org_id = '" + models.organisation + "' and model = 'busy-1'");
    }

    @Test
    void whatPeopleChangeGoesByAnIndex() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex(i -> {
            String provider = models.register("changed-" + i, "openai-compatible", ScriptedUpstream.url());
            String model = models.created("models", Models.modelSettings("changed-" + i, provider));
            String route = models.route("via-" + i, Models.plan("changed-" + i, "[]", 1000, 1000, 1000, 0));
            for (String path : List.of("routes/" + route, "models/" + model, "providers/" + provider)) {
                String tag = models.api().get("/api/ai/" + path).header("ETag");
                models.api()
                        .header("If-Match", tag)
                        .delete("/api/ai/" + path)
                        .then()
                        .statusCode(204);
            }
        });

        assertThat(seen).anyMatch(plan -> plan.query().contains("delete from provider"));
    }

    @Test
    void whatPeopleDoWithPromptsGoesByAnIndex() throws Exception {
        String content = "{\"messages\":[{\"role\":\"user\",\"text\":\"Hello\"}]}";
        List<QueryLog.Plan> seen = plans.assertByIndex(i -> {
            String prompt = "/api/ai/prompts/"
                    + models.created("prompts", "{\"name\":\"changed-" + i + "\",\"content\":" + content + "}");
            models.api()
                    .body("{\"content\":" + content + "}")
                    .post(prompt + "/versions")
                    .then()
                    .statusCode(201);
            models.api()
                    .body("{\"number\":2}")
                    .put(prompt + "/labels/production")
                    .then()
                    .statusCode(200);
            models.api().body("{}").post(prompt + "/render").then().statusCode(200);
            models.api()
                    .body("{\"number\":1}")
                    .put(prompt + "/labels/canary")
                    .then()
                    .statusCode(200);
            models.api().delete(prompt + "/labels/canary").then().statusCode(204);
            models.api().delete(prompt).then().statusCode(204);
        });

        assertThat(seen)
                .anyMatch(plan -> plan.query().contains("insert into prompt_label"))
                .anyMatch(plan -> plan.query().contains("delete from prompt_label"))
                .anyMatch(plan -> plan.query().contains("delete from prompt "));
    }

    @Test
    void whoIsErasedIsFoundByIndexes() throws Exception {
        List<QueryLog.Plan> seen = plans.assertByIndex("app.org", models.organisation, ManyCalls.ERASE_SOME);

        assertThat(seen)
                .anyMatch(plan -> plan.query().contains("delete from plan"))
                .anyMatch(plan -> plan.query().startsWith("DELETE FROM ONLY"));
        assertThat(ManyCalls.leftOfTheErased()).isZero();
    }

    @Test
    void aPageFarDownCostsWhatTheFirstOneCosts() throws Exception {
        plans.pages("/api/ai/usage/calls", PAGE, DEEP, QueryPlansIT::get)
                .of(plan -> plan.query().contains("order by at desc"))
                .assertRows(PAGE, PAGE + PAGE / 2);
    }

    private static ValidatableResponse get(String path) {
        String token = TestTokens.user(models.organisation, models.person, "models:read", "plans:read");
        return given().auth().oauth2(token).get(path).then();
    }
}
