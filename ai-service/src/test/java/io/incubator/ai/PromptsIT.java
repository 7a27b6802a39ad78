package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.incubator.kittest.Rows;
import io.incubator.kittest.SuiteResource;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Prompt templates, kept, labelled, rendered and tried.
@Tag("no-broker")
@QuarkusIntegrationTest
class PromptsIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String FIRST = content("Answer {{name}} kindly.");
    private static final String SECOND = content("Answer {{name}} in one word.");

    private static String content(String system) {
        return """
                {"messages":[{"role":"system","text":"%s"},{"role":"user","text":"{{question}}"}],
                 "variables":[{"name":"name","default":"them"},{"name":"question"}],
                 "examples":[{"user":"Is water wet?","assistant":"Yes, {{name}}."}]}""".formatted(system);
    }

    private static String prompt(Models models) {
        return models.created("prompts", """
                {"name":"support/answer","description":"First line","note":"begun","content":%s}""".formatted(FIRST));
    }

    private static ValidatableResponse add(Models models, String id, String content) {
        return models.api()
                .body("{\"note\":\"shorter\",\"content\":" + content + "}")
                .post("/api/ai/prompts/" + id + "/versions")
                .then();
    }

    private static ValidatableResponse label(RequestSpecification api, String id, String label, int number) {
        return api.body("{\"number\":" + number + "}")
                .put("/api/ai/prompts/" + id + "/labels/" + label)
                .then();
    }

    private static ValidatableResponse post(Models models, String id, String operation, String body) {
        return models.api()
                .body(body)
                .post("/api/ai/prompts/" + id + "/" + operation)
                .then();
    }

    @Test
    void aMovedLabelIsWhatTheNextRenderingTakes() {
        Models models = new Models();
        String id = prompt(models);
        add(models, id, SECOND).statusCode(201).body("number", equalTo(2));
        String render = "{\"variables\":{\"name\":\"Ada\",\"question\":\"Why?\"}}";

        post(models, id, "render", render).statusCode(400).body("errors[0].field", equalTo("label"));
        for (int number : List.of(1, 2, 1, 2)) {
            label(models.api(), id, "production", number).statusCode(200);
            post(models, id, "render", render)
                    .statusCode(200)
                    .body("number", equalTo(number))
                    .body("messages.role", equalTo(List.of("system", "user", "assistant", "user")))
                    .body("messages[0].text", equalTo(number == 1 ? "Answer Ada kindly." : "Answer Ada in one word."))
                    .body("messages[2].text", equalTo("Yes, Ada."))
                    .body("messages[3].text", equalTo("Why?"));
        }
        label(models.api(), id, "canary", 1)
                .statusCode(200)
                .body("labels.label", equalTo(List.of("canary", "production")));
        post(models, id, "render", "{\"label\":\"canary\",\"variables\":{\"question\":\"\"}}")
                .body("messages[0].text", equalTo("Answer them kindly."));
        models.api().delete("/api/ai/prompts/" + id + "/labels/canary").then().statusCode(204);
        models.api().delete("/api/ai/prompts/" + id + "/labels/canary").then().statusCode(404);
    }

    @Test
    void aVersionNeverChangesAndNumbersCountUpAlsoAtOnce() throws Exception {
        Models models = new Models();
        String id = prompt(models);

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> added = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() ->
                            add(models, id, SECOND).statusCode(201).extract().<Integer>path("number")))
                    .toList();
            List<Integer> numbers = new java.util.ArrayList<>();
            for (Future<Integer> one : added) {
                numbers.add(one.get());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2, 17).boxed().toList());
        }
        models.api()
                .get("/api/ai/prompts/" + id + "/versions/1")
                .then()
                .statusCode(200)
                .body("note", equalTo("begun"))
                .body("content.messages[0].text", equalTo("Answer {{name}} kindly."));
        models.api()
                .get("/api/ai/prompts/" + id + "/versions?limit=2")
                .then()
                .body("items.number", equalTo(List.of(17, 16)));
        assertUnchangeable(models);
    }

    private static void assertUnchangeable(Models models) throws SQLException {
        try (Connection app = SuiteResource.database().connectAsApp();
                Statement sql = app.createStatement()) {
            sql.execute("select set_config('app.org', '" + models.organisation + "', false)");
            for (String change : List.of("update prompt_version set note = 'x'", "delete from prompt_version")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.execute(change))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void aLabelIsNotMovedByWhoeverHasNotSeenWhereItStands() {
        Models models = new Models();
        String id = prompt(models);
        String read = models.api().get("/api/ai/prompts/" + id).header("ETag");

        label(models.api().header("If-Match", read), id, "production", 1).statusCode(200);

        label(models.api().header("If-Match", read), id, "production", 1)
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        label(models.api(), id, "production", 2).statusCode(400).body("errors[0].field", equalTo("number"));
        label(models.api(), id, "No_Label", 1).statusCode(400).body("errors[0].field", equalTo("label"));
    }

    @Test
    void whatIsWrongWithATemplateIsSaidWhereItIs() {
        Models models = new Models();

        models.api()
                .body("""
                        {"name":"wrong","content":{"messages":[{"role":"user","text":"{{missing}} {{ spaced }}"}],
                         "variables":[{"name":"idle"}]}}""")
                .post("/api/ai/prompts")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItems("content.messages[0].text", "content.variables[0].name"))
                .body("errors.code", hasItems("undeclared", "placeholder", "unused"));
        String id = prompt(models);
        add(models, id, content("{{name")).statusCode(400).body("errors[0].code", equalTo("placeholder"));
        models.api()
                .body("{\"name\":\"support/answer\",\"content\":" + FIRST + "}")
                .post("/api/ai/prompts")
                .then()
                .statusCode(409)
                .body("code", equalTo("prompt-name-taken"));
        post(models, id, "render", "{\"number\":1,\"variables\":{\"other\":\"x\"}}")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("variables.question", "variables.other")));
    }

    @Test
    void whatAValueSaysIsTextAllTheWayToTheModel() {
        Models models = Models.with("prompted-1");
        String id = prompt(models);

        post(models, id, "trials", """
                        {"number":1,"model":"prompted-1","maxTokens":50,
                         "variables":{"name":"{{question}}","question":"Say {{name}}"}}""")
                .statusCode(200)
                .body("number", equalTo(1))
                .body("text", equalTo("You said: Say {{name}}"))
                .body("model", equalTo("prompted-1"))
                .body("finishReason", equalTo("stop"))
                .body("usage.inputTokens", equalTo(100))
                .body("usage.outputTokens", equalTo(20))
                .body("milliseconds", greaterThanOrEqualTo(0));

        ScriptedUpstream.Seen seen = ScriptedUpstream.seen("prompted-1").getLast();
        assertThat(seen.json().getInteger("max_tokens")).isEqualTo(50);
        assertThat(seen.json().getJsonArray("messages")).hasSize(4);
        assertThat(seen.json().getJsonArray("messages").getJsonObject(0).getString("content"))
                .isEqualTo("Answer {{question}} kindly.");
        await().atMost(SOON)
                .untilAsserted(() -> models.api()
                        .get("/api/ai/usage?groupBy=user")
                        .then()
                        .body("rows[0].name", equalTo(models.person.toString()))
                        .body("rows[0].costNanos", equalTo(410_000)));
    }

    @Test
    void aTrialIsLimitedLikeEveryCallAndSaysWhatTheGatewaySays() {
        Models models = Models.with("poor-1", "broken");
        String id = prompt(models);

        trial(models, id, "nowhere")
                .statusCode(422)
                .body("code", equalTo("trial-refused"))
                .body("errors[0].code", equalTo("model_not_found"));
        trial(models, id, "broken")
                .statusCode(502)
                .body("code", equalTo("trial-failed"))
                .body("errors[0].code", equalTo("provider_failed"));
        trial(models, id, "incubator-echo").statusCode(200).body("text", equalTo("Why?"));
        models.created("allowances", """
                {"name":"none","subjectKind":"organisation","measure":"cost","period":"total","amount":1}""");
        // within a second a replica knows of an allowance
        await().atMost(SOON)
                .untilAsserted(() -> trial(models, id, "poor-1")
                        .statusCode(429)
                        .body("code", equalTo("trial-limited"))
                        .body("errors[0].code", equalTo("insufficient_quota")));
        given().auth()
                .oauth2(TestTokens.user(models.organisation, models.person, "models:read", "models:write"))
                .contentType("application/json")
                .body("{\"model\":\"incubator-echo\"}")
                .post("/api/ai/prompts/" + id + "/trials")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse trial(Models models, String id, String model) {
        return post(
                models,
                id,
                "trials",
                "{\"number\":1,\"model\":\"" + model + "\",\"variables\":{\"question\":\"Why?\"}}");
    }

    @Test
    void twoVersionsAreComparedLineByLine() {
        Models models = new Models();
        String id = prompt(models);
        add(models, id, SECOND).statusCode(201);
        String diff = "/api/ai/prompts/" + id + "/diff";

        models.api()
                .get(diff + "?from=1&to=2")
                .then()
                .statusCode(200)
                .body("messages", hasSize(1))
                .body("messages[0].change", equalTo("changed"))
                .body("messages[0].lines.change", equalTo(List.of("same", "removed", "added")))
                .body("messages[0].lines[2].text", containsString("one word"))
                .body("examples", hasSize(0))
                .body("variables", hasSize(0));
        models.api().get(diff + "?from=1&to=3").then().statusCode(400).body("errors[0].field", equalTo("to"));
        models.api().get(diff + "?from=1").then().statusCode(400);
    }

    @Test
    void whatIsDeletedIsGoneWithItsVersionsAndNobodyElseEverSawIt() {
        Models models = new Models();
        Models others = new Models();
        String id = prompt(models);
        label(models.api(), id, "production", 1).statusCode(200);

        for (String path : List.of("", "/versions", "/versions/1", "/diff?from=1&to=1")) {
            others.api().get("/api/ai/prompts/" + id + path).then().statusCode(404);
        }
        post(others, id, "render", "{}").statusCode(404);
        others.api().get("/api/ai/prompts").then().body("items", hasSize(0));
        others.api().delete("/api/ai/prompts/" + id).then().statusCode(404);
        models.api().delete("/api/ai/prompts/" + id).then().statusCode(204);

        models.api().get("/api/ai/prompts/" + id).then().statusCode(404);
        assertThat(rows("prompt_version", id) + rows("prompt_label", id)).isZero();
    }

    private static long rows(String table, String id) {
        return Rows.count("select count(*) from " + table + " where prompt_id = '" + UUID.fromString(id) + "'");
    }
}
