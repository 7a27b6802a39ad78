package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The main job with a model, and without it again.
@Tag("no-broker")
class AdvisedPlanIT {
    private static final int QUESTIONS = 8;
    private static final String FINDINGS =
            "{\"findings\":[{\"key\":\"availability\",\"value\":\"high\",\"quote\":\"staff see their day\"}]}";
    private static final String DOMAIN =
            "{\"entities\":[{\"name\":\"Salon\",\"module\":\"availability\",\"fields\":[\"name text!\",\"city text!\"],"
                    + "\"relations\":[],\"quote\":\"five hair salons\"}]}";
    private static final String OPINION =
            "{\"concerns\":[\"Who looks after it at night?\"],\"option\":\"A\",\"reason\":\"It asks least of the team.\"}";
    private static final String EXPLANATION =
            "{\"business\":\"Bookings come early.\",\"technology\":\"One service keeps everything.\","
                    + "\"implementation\":\"Begin with the calendar.\",\"advice\":[\"Show it to one salon first.\"]}";

    private final SuiteUnderTest suite = SuiteUnderTest.shared();

    @Test
    void aPlanIsAdvisedByWhatItsOrganisationCallsPlannerAndGetsByWithoutIt() {
        Api person = Api.newPerson(suite.gateway());
        JsonNode advised;
        try (ScriptedModel model =
                ScriptedModel.open(SuiteUnderTest.providerOfModels().getPort(), AdvisedPlanIT::answer)) {
            connect(person, model);
            MainJob job = MainJob.begin(person);
            advised = job.awaitPlan();

            assertThat(job.bundle().get("plan.md")).contains("What a model adds", "Begin with the calendar.");
            assertThat(job.bundle().get("schema.sql")).contains("salons");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(person.get("/api/ai/usage/calls?limit=100")
                                    .expect(200)
                                    .json()
                                    .path("items"))
                            .hasSize(QUESTIONS)
                            .allSatisfy(call ->
                                    assertThat(call.path("status").asInt()).isEqualTo(200)));
        }
        assertThat(advised.at("/counsel/model").asText()).isEqualTo("planner: m");
        assertThat(advised.at("/counsel/perspectives")).hasSize(5);
        assertThat(advised.at("/counsel/missing")).isEmpty();
        assertThat(origin(advised, "availability")).isEqualTo("model");

        // when the provider is away, the rules plan alone and say so
        JsonNode alone = MainJob.begin(person).awaitPlan();

        assertThat(alone.at("/counsel/perspectives")).isEmpty();
        assertThat(alone.at("/counsel/missing")).hasSize(QUESTIONS);
        assertThat(origin(alone, "availability")).isEqualTo("assumed");
        assertThat(alone.path("options").size()).isBetween(3, 5);
    }

    private static String answer(String question) {
        if (question.contains("\"modules\":")) {
            return DOMAIN;
        }
        return question.contains("\"open\":") ? FINDINGS : question.contains("\"stance\":") ? OPINION : EXPLANATION;
    }

    private static String origin(JsonNode plan, String key) {
        for (JsonNode value : plan.at("/understanding/values")) {
            if (value.path("key").asText().equals(key)) {
                return value.path("origin").asText();
            }
        }
        throw new AssertionError("no value " + key);
    }

    private static void connect(Api person, ScriptedModel model) {
        String provider = person.post(
                        "/api/ai/providers",
                        Map.of(
                                "name", "scripted",
                                "dialect", "openai-compatible",
                                "baseUrl", "http://" + model.address() + "/v1",
                                "credential", "x"))
                .expect(201)
                .text("id");
        person.post(
                        "/api/ai/models",
                        Map.of(
                                "name",
                                "m",
                                "providerId",
                                provider,
                                "upstreamName",
                                "m",
                                "capabilities",
                                List.of("chat", "json-schema"),
                                "contextTokens",
                                128_000,
                                "maxOutputTokens",
                                4_000,
                                "prices",
                                Map.of("input", 0, "output", 1_000_000)))
                .expect(201);
        person.post(
                        "/api/ai/routes",
                        Map.of(
                                "name",
                                "planner",
                                "plan",
                                Map.of(
                                        "targets",
                                        List.of(Map.of("model", "m", "weight", 1)),
                                        "fallbacks",
                                        List.of(),
                                        "timeouts",
                                        Map.of("firstByte", 10_000, "idle", 10_000, "total", 30_000),
                                        "retries",
                                        0,
                                        "cacheSeconds",
                                        0)))
                .expect(201);
    }
}
