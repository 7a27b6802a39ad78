package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the operator sets up once, every organisation can call: at its own cost, behind its own names, and without
/// coming near the credential.
@QuarkusIntegrationTest
@Tag("no-broker")
class GlobalModelsIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OPERATORS = "Bearer " + OperatorDesk.CREDENTIAL;
    /// What the scripted provider's answer costs.
    private static final int ONE_CALL = 410_000;

    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    private String provider;

    @BeforeEach
    void setUp() {
        provider = OperatorDesk.provider("everybodys", ScriptedUpstream.url());
    }

    @AfterEach
    void clear() {
        OperatorDesk.clear();
    }

    @Test
    void everyOrganisationCallsItAndIsChargedForItsOwnCallsAlone() {
        OperatorDesk.model("global-1", "everybodys").statusCode(200);
        Models one = new Models();
        Models other = new Models();

        for (Models caller : List.of(one, one, other)) {
            chat(caller, "global-1").statusCode(200);
        }

        names(one)
                .body("data.id", equalTo(List.of("global-1", "incubator-echo")))
                .body("data[0].owned_by", equalTo("everybodys"));
        given().auth()
                .oauth2(one.apiKey)
                .get("/v1/models/global-1")
                .then()
                .statusCode(200)
                .body("id", equalTo("global-1"));
        assertThat(ScriptedUpstream.seen("global-1"))
                .hasSize(3)
                .allSatisfy(seen -> assertThat(seen.authorization()).isEqualTo(OPERATORS));
        used(one, 2);
        used(other, 1);
    }

    @Test
    void everyOrganisationReadsWhatItCanCallAndWhatThatCosts() {
        OperatorDesk.model("global-12", "everybodys").statusCode(200);
        OperatorDesk.model("global-13", "everybodys").statusCode(200);
        Models models = Models.with("global-13");

        await().atMost(SOON)
                .untilAsserted(() -> models.api()
                        .get("/api/ai/catalogue")
                        .then()
                        .statusCode(200)
                        .body("items.name", equalTo(List.of("global-12", "global-13")))
                        .body("items.kind", equalTo(List.of("model", "model")))
                        .body("items.collect { it.models[0].global }", equalTo(List.of(true, false)))
                        .body("items[0].models[0].prices.input", equalTo(2_500_000_000L)));
        String next = models.api()
                .get("/api/ai/catalogue?limit=1")
                .then()
                .body("items.name", equalTo(List.of("global-12")))
                .extract()
                .path("nextCursor");
        models.api()
                .get("/api/ai/catalogue?limit=1&cursor=" + next)
                .then()
                .body("items.name", equalTo(List.of("global-13")))
                .body("nextCursor", nullValue());
    }

    @Test
    void anAllowanceStopsTheCallsOfItsOrganisationAndOfNoOther() {
        OperatorDesk.model("global-2", "everybodys").statusCode(200);
        Models limited = new Models();
        Models other = new Models();
        limited.created("allowances", """
                {"name":"one","subjectKind":"organisation","measure":"requests","period":"day","amount":1}""");

        chat(limited, "global-2").statusCode(200);
        chat(limited, "global-2").statusCode(429).body("error.code", equalTo("rate_limit_exceeded"));
        chat(other, "global-2").statusCode(200);
        Models poor = new Models();
        poor.created("allowances", """
                {"name":"little","subjectKind":"organisation","measure":"cost","period":"day","amount":1}""");
        chat(poor, "global-2").statusCode(429).body("error.code", equalTo("insufficient_quota"));
    }

    @Test
    void aNameOfTheOrganisationsOwnWinsEvenWhileItIsSwitchedOff() {
        OperatorDesk.model("global-3", "everybodys").statusCode(200);
        Models models = Models.with();
        String own = models.created("models", Models.modelSettings("global-3", models.provider()));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(credentialOf(models, "global-3")).isEqualTo("Bearer up-secret"));
        names(models).body("data[0].owned_by", equalTo("scripted"));

        // what is off is not called at somebody else's
        models.api()
                .header("If-Match", "\"1\"")
                .body(new JsonObject(Models.modelSettings("global-3", models.provider()))
                        .put("enabled", false)
                        .encode())
                .put("/api/ai/models/" + own)
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> chat(models, "global-3").statusCode(404).body("error.code", equalTo("model_not_found")));
        names(models).body("data.id", equalTo(List.of("incubator-echo")));
        given().auth().oauth2(models.apiKey).get("/v1/models/global-3").then().statusCode(404);

        models.api()
                .header("If-Match", "\"2\"")
                .delete("/api/ai/models/" + own)
                .then()
                .statusCode(204);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(credentialOf(models, "global-3")).isEqualTo(OPERATORS));
    }

    @Test
    void routesLeadToGlobalModelsAndTheOperatorsToNoneOfTheirCallers() {
        OperatorDesk.model("global-4", "everybodys").statusCode(200);
        OperatorDesk.put("routes/team%2Fchat", Models.plan("global-4", "[]", 10_000, 10_000, 20_000, 0))
                .statusCode(200);
        Models models = Models.with();
        models.route("mine", Models.plan("global-4", "[]", 10_000, 10_000, 20_000, 0));
        models.api()
                .body("{\"name\":\"nowhere\",\"plan\":%s}"
                        .formatted(Models.plan("global-unknown", "[]", 10_000, 10_000, 20_000, 0)))
                .post("/api/ai/routes")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("global-unknown"));

        chat(models, "mine").statusCode(200).header("x-incubator-model", "global-4");
        assertThat(ScriptedUpstream.seen("global-4").getLast().authorization()).isEqualTo(OPERATORS);
        names(models)
                .body("data.id", equalTo(List.of("global-4", "mine", "team/chat", "incubator-echo")))
                .body("data[2].owned_by", equalTo("route"));

        // its own model of that name is meant by its own route, and by none of the operator's
        models.model("global-4");
        await().atMost(SOON).untilAsserted(() -> {
            chat(models, "mine").statusCode(200);
            assertThat(ScriptedUpstream.seen("global-4").getLast().authorization())
                    .isEqualTo("Bearer up-secret");
        });
        chat(models, "team/chat").statusCode(200);
        assertThat(ScriptedUpstream.seen("global-4").getLast().authorization()).isEqualTo(OPERATORS);
    }

    @Test
    void nothingOfTheOperatorsIsReadOrChangedByAnOrganisation() throws SQLException {
        OperatorDesk.model("global-5", "everybodys").statusCode(200);
        Models models = new Models();

        models.api().get("/api/ai/providers/" + provider).then().statusCode(404);
        models.api()
                .header("If-Match", "\"1\"")
                .body("{\"baseUrl\":\"https://thief.example\"}")
                .patch("/api/ai/providers/" + provider)
                .then()
                .statusCode(404);
        models.api()
                .header("If-Match", "\"1\"")
                .delete("/api/ai/providers/" + provider)
                .then()
                .statusCode(404);
        models.api().get("/api/ai/models").then().body("items.size()", equalTo(0));
        models.api()
                .body(Models.modelSettings("stolen", provider))
                .post("/api/ai/models")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("providerId"));
        models.api().get(OperatorDesk.ADDRESS).then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.service("project-service", "plans:fetch"))
                .get(OperatorDesk.ADDRESS)
                .then()
                .statusCode(403);
        given().get(OperatorDesk.ADDRESS).then().statusCode(401);
        // files lie at the provider under its credential, everybody's beside everybody's
        given().auth()
                .oauth2(models.apiKey)
                .header("x-incubator-provider", "everybodys")
                .get("/v1/files")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("provider_required"));

        try (Connection app = SuiteResource.database().connectAsApp();
                Statement statement = app.createStatement()) {
            statement.execute("select set_config('app.org', '" + models.organisation + "', false)");
            for (String table : List.of("provider", "model", "route", "route_version", "registry_state")) {
                try (var rows = statement.executeQuery("select count(*) from " + table)) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table).isZero();
                }
            }
            assertThat(statement.executeUpdate("update model set enabled = false"))
                    .isZero();
            assertThatThrownBy(() -> statement.executeUpdate("""
                            insert into provider (id, org_id, name, dialect, base_url)
                            values (gen_random_uuid(), '%s', 'mine', 'openai', 'https://mine.example')""".formatted(NOBODYS)))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void theCredentialIsNeverReadAndStaysWhereNoneIsPut() {
        OperatorDesk.model("global-6", "everybodys").statusCode(200);

        String registry = OperatorDesk.read()
                .body("providers[0].credentialSet", equalTo(true))
                .extract()
                .asString();
        OperatorDesk.put(
                        "providers/everybodys",
                        new JsonObject(OperatorDesk.providerSettings(ScriptedUpstream.url(), "openai-compatible"))
                                .putNull("credential")
                                .encode())
                .statusCode(200)
                .body("credentialSet", equalTo(true))
                .body("id", equalTo(provider));

        assertThat(registry).doesNotContain(OperatorDesk.CREDENTIAL);
        assertThat(Rows.count("select count(*) from provider where encode(credential, 'escape') like '%"
                        + OperatorDesk.CREDENTIAL + "%'"))
                .isZero();
        assertThat(credentialOf(new Models(), "global-6")).isEqualTo(OPERATORS);
    }

    @Test
    void aNewDataKeySealsTheOperatorsCredentialsAndNobodyElses() {
        OperatorDesk.model("global-10", "everybodys").statusCode(200);
        Models models = Models.with("own-10");
        models.api().post(OperatorDesk.ADDRESS + "/key-rotations").then().statusCode(401);
        long before = newestKey(NOBODYS);
        long own = newestKey(models.organisation);

        OperatorDesk.rotateKey().statusCode(200).body("credentials", equalTo(1));

        assertThat(newestKey(NOBODYS)).isEqualTo(before + 1);
        assertThat(newestKey(models.organisation)).isEqualTo(own);
        assertThat(Rows.count("select count(*) from provider where org_id = '" + NOBODYS + "' and credential_key <> "
                        + (before + 1)))
                .isZero();
        // a change of the registry has it read anew, and what is sealed with the new key is opened
        OperatorDesk.model("global-11", "everybodys").statusCode(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(credentialOf(models, "global-11")).isEqualTo(OPERATORS));
        assertThat(credentialOf(models, "own-10")).isEqualTo("Bearer up-secret");
    }

    @Test
    void whatIsPutIsLookedAtAndPuttingItAgainChangesNothing() {
        for (String address :
                List.of("http://10.0.0.1/v1", "https://169.254.169.254/v1", "https://[::1]/v1", "nothing")) {
            OperatorDesk.put("providers/inside", OperatorDesk.providerSettings(address, "openai"))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("baseUrl"));
        }
        OperatorDesk.put("providers/everybodys", OperatorDesk.providerSettings(ScriptedUpstream.url(), "azure"))
                .statusCode(400)
                .body("errors[0].field", equalTo("dialect"));
        OperatorDesk.put("providers/Not%20A%20Name", OperatorDesk.providerSettings(ScriptedUpstream.url(), "openai"))
                .statusCode(400);
        OperatorDesk.model("global-7", "unheard-of").statusCode(400).body("errors[0].field", equalTo("provider"));
        String model = OperatorDesk.model("global-7", "everybodys")
                .statusCode(200)
                .extract()
                .path("id");
        OperatorDesk.model("global-7", "everybodys").statusCode(200).body("id", equalTo(model));
        String plan = Models.plan("global-7", "[]", 10_000, 10_000, 20_000, 0);
        OperatorDesk.put("routes/seven", plan).statusCode(200).body("active", equalTo(1));
        OperatorDesk.put("routes/seven", plan).statusCode(200).body("active", equalTo(1));
        OperatorDesk.put("routes/seven", plan.replace("\"retries\":0", "\"retries\":2"))
                .statusCode(200)
                .body("active", equalTo(2));
        OperatorDesk.put("routes/eight", Models.plan("unheard-of", "[]", 10_000, 10_000, 20_000, 0))
                .statusCode(400)
                .body("errors[0].message", containsString("unheard-of"));
        OperatorDesk.delete("providers/everybodys").statusCode(409).body("code", equalTo("provider-in-use"));
        OperatorDesk.delete("models/global-7").statusCode(409).body("code", equalTo("model-in-use"));
        OperatorDesk.delete("models/unheard-of").statusCode(404);
    }

    @Test
    void whatTellsOfTheOperatorsAccountIsKeptBack() {
        for (String model : List.of("limited", "unauthorised", "global-8")) {
            OperatorDesk.model(model, "everybodys").statusCode(200);
        }
        Models models = new Models();

        chat(models, "limited")
                .statusCode(429)
                .body("error.code", equalTo("provider_rate_limited"))
                .body("error.message", not(containsString("slow down")))
                .header("x-ratelimit-remaining-requests", nullValue())
                .header("retry-after", "7")
                .header("x-request-id", "req-limited");
        chat(models, "unauthorised")
                .statusCode(502)
                .body("error.code", equalTo("provider_credential_refused"))
                .body("error.message", containsString("operator"));
        // a key of somebody else's would bring their answer under the same credential
        models.key()
                .header("Idempotency-Key", "the-same")
                .body(Models.chat("global-8", false).encode())
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
        assertThat(ScriptedUpstream.seen("global-8").getLast().idempotencyKey()).isNull();
        Models own = Models.with("own-8");
        own.key()
                .header("Idempotency-Key", "the-same")
                .body(Models.chat("own-8", false).encode())
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
        assertThat(ScriptedUpstream.seen("own-8").getLast().idempotencyKey()).isEqualTo("the-same");
    }

    @Test
    void whoHasNoPatienceTakesAModelFromNobodyElse() {
        OperatorDesk.model("hang", "everybodys").statusCode(200);
        OperatorDesk.model("global-9", "everybodys").statusCode(200);
        Models hasty = new Models();
        Models other = new Models();
        for (Models models : List.of(hasty, other)) {
            models.route("steady", Models.plan("hang", "[\"global-9\"]", 200, 10_000, 20_000, 0));
        }
        for (int i = 0; i < 6; i++) {
            chat(hasty, "steady").statusCode(200);
        }

        chat(hasty, "steady").header("x-incubator-model", "global-9");
        chat(other, "steady").header("x-incubator-model", "global-9");

        // after five in vain the one is spared the wait; the other has waited itself
        assertThat(calls(hasty, "hang")).isEqualTo(5);
        assertThat(calls(other, "hang")).isEqualTo(1);
    }

    private static long newestKey(Object tenant) {
        return Rows.count("select max(version) from data_key where org_id = '" + tenant + "'");
    }

    private static int calls(Models models, String model) {
        await().atMost(SOON)
                .until(() -> Rows.count("select count(*) from model_call where org_id = '" + models.organisation
                                + "' and model = 'global-9'")
                        > 0);
        return (int) Rows.count("select count(*) from model_call where org_id = '" + models.organisation
                + "' and model = '" + model + "'");
    }

    private static String credentialOf(Models models, String model) {
        chat(models, model).statusCode(200);
        return ScriptedUpstream.seen(model).getLast().authorization();
    }

    private static void used(Models models, int calls) {
        await().atMost(SOON)
                .untilAsserted(() -> models.api()
                        .get("/api/ai/usage?groupBy=model")
                        .then()
                        .statusCode(200)
                        .body("rows.size()", equalTo(1))
                        .body("rows[0].calls", equalTo(calls))
                        .body("rows[0].estimated", equalTo(0))
                        .body("rows[0].costNanos", equalTo(calls * ONE_CALL)));
    }

    private static ValidatableResponse names(Models models) {
        return given().auth().oauth2(models.apiKey).get("/v1/models").then().statusCode(200);
    }

    private static ValidatableResponse chat(Models models, String model) {
        return given().auth()
                .oauth2(models.apiKey)
                .contentType(ContentType.JSON)
                .body(Models.chat(model, false).encode())
                .post("/v1/chat/completions")
                .then();
    }
}
