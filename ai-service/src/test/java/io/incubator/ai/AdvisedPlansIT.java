package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incubator.ai.Neighbours.Job;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The planner with a model: what an organisation calls `planner` advises its plans.
@QuarkusIntegrationTest
@Tag("no-broker")
class AdvisedPlansIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int QUESTIONS = 8;
    private static final String BRIEF = """
            {"language":"en","text":"A booking system for a boat club with 400 members: they reserve boats and pay the yearly fee. Two volunteers build it in their evenings, and we turn every coin over twice."}""";

    private static Doorbell doorbell;

    @BeforeAll
    static void findTheBell() throws Exception {
        doorbell = Doorbell.open();
    }

    @AfterAll
    static void leave() throws IOException {
        doorbell.close();
    }

    @Test
    void whatTheOrganisationCallsPlannerAdvisesItsPlans() throws Exception {
        Models models = advisedBy("adviser", "\"chat\",\"json-schema\"");
        Job job = Job.ofBrief(BRIEF, models.organisation, models.person);
        int before = ScriptedUpstream.seen("adviser").size();

        JsonPath plan = planned(job, "");

        assertThat(plan.getString("plan.counsel.model")).isEqualTo("planner: adviser-2026-11");
        assertThat(plan.getList("plan.counsel.perspectives.perspective"))
                .containsExactly("architect", "performance", "distributed", "delivery", "team");
        assertThat(plan.getString("plan.counsel.explanation.implementation")).startsWith("Begin with the calendar");
        assertThat(plan.getList("plan.counsel.missing")).isEmpty();
        assertThat(plan.getInt("plan.counsel.use.calls")).isEqualTo(QUESTIONS);
        assertThat(plan.getList("plan.counsel.entities.name")).containsExactly("Boat");
        assertThat(plan.getList("plan.blueprint.entities.id")).contains("Boat");
        assertThat(plan.getString("plan.understanding.values.find { it.key == 'budget' }.origin"))
                .isEqualTo("model");
        // whoever follows it sees it go on, never back
        assertThat(job.beats().stream()
                        .filter(beat -> beat.hasNonNull("percent"))
                        .map(beat -> beat.path("percent").asInt()))
                .isSorted();
        // the provider was asked under the organisation's credential, with a schema, and the brief as data
        List<ScriptedUpstream.Seen> asked = ScriptedUpstream.seen("adviser").subList(before, before + QUESTIONS);
        assertThat(asked).allSatisfy(seen -> {
            assertThat(seen.authorization()).isEqualTo("Bearer up-secret");
            assertThat(seen.json().getJsonObject("response_format").getString("type"))
                    .isEqualTo("json_schema");
            assertThat(seen.body()).contains("turn every coin over twice");
        });
        // and every call is in the ledger, the person's
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(models.api()
                                .get("/api/ai/usage/calls?limit=100")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getList("items.subject"))
                        .hasSize(QUESTIONS)
                        .containsOnly(models.person.toString()));
    }

    @Test
    void aSuccessorIsExplainedAnewAndUnderstoodAsBefore() throws Exception {
        Models models = advisedBy("adviser", "\"chat\",\"json-schema\"");
        JsonPath parent = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");

        JsonPath plan = planned(
                Job.ofBrief(BRIEF, models.organisation, models.person),
                ",\"parentPlanId\":\"" + parent.getString("id")
                        + "\",\"feedback\":[{\"text\":\"Fine, but use MySQL.\",\"satisfaction\":75}]");

        assertThat(plan.getString("plan.understanding.values.find { it.key == 'budget' }.origin"))
                .isEqualTo("model");
        assertThat(plan.getInt("plan.counsel.use.calls")).isEqualTo(QUESTIONS - 2);
        assertThat(plan.getList("plan.counsel.perspectives")).hasSize(5);
        assertThat(plan.getList("plan.blueprint.entities.id")).contains("Boat");
    }

    @Test
    void whatNoRuleUnderstandsOfFeedbackIsReadByTheModelOnce() throws Exception {
        Models models = advisedBy("adviser", "\"chat\",\"json-schema\"");
        String said = "{\"text\":\"Fine. Our host is all for the little seal.\",\"satisfaction\":75}";
        JsonPath parent = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");

        JsonPath first = planned(Job.ofBrief(BRIEF, models.organisation, models.person), after(parent, said));

        assertThat(first.getString("plan.cause.clauses.find { it.rule == 'FB-MODEL' }.reading"))
                .startsWith("use MariaDB (read by a model");
        assertThat(technology(first)).isEqualTo("MariaDB");
        assertThat(first.getInt("plan.counsel.use.calls")).isEqualTo(QUESTIONS - 2 + 1);
        assertThat(ScriptedUpstream.seen("adviser").stream().map(ScriptedUpstream.Seen::body))
                .anyMatch(body -> body.contains("the little seal") && body.contains("\"readings\""));

        // the next round goes by it without asking again, and so does one without the model
        String next = said + ",{\"text\":\"Nice.\",\"satisfaction\":75}";
        JsonPath second = planned(Job.ofBrief(BRIEF, models.organisation, models.person), after(first, next));
        withdraw(models);
        JsonPath alone = planned(Job.ofBrief(BRIEF, models.organisation, models.person), after(first, next));

        assertThat(technology(second)).isEqualTo("MariaDB");
        assertThat(second.getInt("plan.counsel.use.calls")).isEqualTo(QUESTIONS - 2);
        assertThat(alone.getMap("plan.counsel")).isNull();
        assertThat(alone.getMap("plan.cause")).isEqualTo(second.getMap("plan.cause"));
        assertThat(alone.getList("plan.options")).isEqualTo(second.getList("plan.options"));
    }

    @Test
    void aModelThatTakesNoSchemaAndRamblesIsToldWhatIsWrong() throws Exception {
        Models models = advisedBy("adviser-rambling", "\"chat\"");

        JsonPath plan = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");

        assertThat(plan.getList("plan.counsel.missing")).isEmpty();
        assertThat(plan.getList("plan.counsel.perspectives")).hasSize(5);
        assertThat(plan.getInt("plan.counsel.use.calls")).isEqualTo(2 * QUESTIONS);
        assertThat(ScriptedUpstream.seen("adviser-rambling"))
                .allSatisfy(seen ->
                        assertThat(seen.json().containsKey("response_format")).isFalse());
    }

    @Test
    void whoWaitsForAModelKeepsNobodyElseWaiting() throws Exception {
        Models models = advisedBy("hang", "\"chat\"");
        int before = ScriptedUpstream.seen("hang").size();
        List<Job> waiting = List.of(
                Job.ofBrief(BRIEF, models.organisation, models.person),
                Job.ofBrief(BRIEF, models.organisation, models.person));
        waiting.forEach(job -> job.offer(1));
        doorbell.ring();
        await().atMost(SOON).until(() -> ScriptedUpstream.seen("hang").size() == before + waiting.size());

        JsonPath plan = planned(Job.ofBrief(BRIEF), "");

        assertThat(plan.getList("plan.options").size()).isGreaterThanOrEqualTo(3);
        assertThat(waiting).allSatisfy(job -> assertThat(job.completions()).isEmpty());
        waiting.forEach(Job::cancel);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(waiting)
                        .allSatisfy(job -> assertThat(job.completions()).hasSize(1)));
    }

    @Test
    void aModelThatFailsLeavesThePlanOfTheRules() throws Exception {
        Models models = advisedBy("broken", "\"chat\"");

        JsonPath plan = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");

        assertThat(plan.getList("plan.options").size()).isGreaterThanOrEqualTo(3);
        assertThat(plan.getList("plan.counsel.perspectives")).isEmpty();
        assertThat(plan.getList("plan.counsel.missing.question"))
                .hasSize(QUESTIONS)
                .startsWith("findings")
                .endsWith("explanation");
        assertThat(plan.getList("plan.counsel.missing.reason", String.class))
                .allMatch(reason -> reason.startsWith("http-5"));
        assertThat(plan.getString("plan.understanding.values.find { it.key == 'budget' }.origin"))
                .isEqualTo("assumed");

        JsonPath revised = planned(
                Job.ofBrief(BRIEF, models.organisation, models.person),
                after(plan, "{\"text\":\"Fine. Our host is all for the little seal.\",\"satisfaction\":75}"));

        assertThat(revised.getList("plan.cause.clauses.intent")).containsExactly("fine", "unknown");
        assertThat(revised.getList("plan.counsel.missing.question")).startsWith("readings");
    }

    @Test
    void theOperatorsPlannerAdvisesNobodyWhoHasNotAskedForIt() throws Exception {
        Models models = new Models();
        int before = ScriptedUpstream.seen("adviser").size();
        try {
            OperatorDesk.provider("everybodys", ScriptedUpstream.url());
            OperatorDesk.model("adviser", "everybodys");
            OperatorDesk.put("routes/planner", Models.plan("adviser", "[]", 10_000, 10_000, 20_000, 0))
                    .statusCode(200);

            JsonPath unasked = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");
            models.route("planner", Models.plan("adviser", "[]", 10_000, 10_000, 20_000, 0));
            int unaskedCalls = ScriptedUpstream.seen("adviser").size() - before;
            JsonPath asked = planned(Job.ofBrief(BRIEF, models.organisation, models.person), "");

            assertThat(unaskedCalls).isZero();
            assertThat(unasked.getMap("plan.counsel")).isNull();
            assertThat(asked.getString("plan.counsel.model")).startsWith("planner");
        } finally {
            OperatorDesk.clear();
        }
    }

    @Test
    void onlyAJobOfThisServiceNeedsNoScope() {
        Models models = advisedBy("adviser", "\"chat\"");

        assertThat(status(TestTokens.job(models.organisation, models.person, "ai-service", "projects:read")))
                .isEqualTo(200);
        assertThat(status(TestTokens.job(models.organisation, models.person, "job-service", "projects:read")))
                .isEqualTo(403);
        assertThat(status(TestTokens.user(models.organisation, models.person, "projects:read")))
                .isEqualTo(403);
    }

    private static String after(JsonPath parent, String feedback) {
        return ",\"parentPlanId\":\"" + parent.getString("id") + "\",\"feedback\":[" + feedback + "]";
    }

    private static String technology(JsonPath plan) {
        return plan.getString("plan.options[0].choices.find { it.axis == 'primary_datastore' }.technology");
    }

    private static int status(String token) {
        JsonObject chat = Models.chat("planner", false);
        chat.getJsonArray("messages").getJsonObject(0).put("content", "<data>{}</data>");
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(chat.encode())
                .post("/v1/chat/completions")
                .statusCode();
    }

    private static Models advisedBy(String model, String capabilities) {
        Models models = Models.with();
        models.created(
                "models",
                Models.modelSettings(model, models.provider()).replace("[\"chat\"]", "[" + capabilities + "]"));
        models.route("planner", Models.plan(model, "[]", 10_000, 10_000, 20_000, 0));
        return models;
    }

    /// Takes the route away that makes a model advise.
    private static void withdraw(Models models) {
        String route = models.api().get("/api/ai/routes").then().extract().path("items[0].id");
        models.api()
                .header("If-Match", "*")
                .delete("/api/ai/routes/" + route)
                .then()
                .statusCode(204);
    }

    private static JsonPath planned(Job job, String more) throws Exception {
        job.offer(1, more);
        doorbell.ring();
        await().atMost(SOON).until(() -> !job.completions().isEmpty());
        assertThat(job.completions().getFirst().path("outcome").asText()).isEqualTo("succeeded");
        String plan = job.completions().getFirst().path("result").path("planId").asText();
        return given().auth()
                .oauth2(TestTokens.user(job.organisation(), job.subject(), "plans:read"))
                .get("/api/ai/plans/" + plan)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
