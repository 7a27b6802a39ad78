package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Providers that fail in every way: whoever calls gets an honest end in time.
@Tag("no-broker")
@QuarkusIntegrationTest
class GatewayFaultsIT extends PackagedService {
    private static final int DEADLINE = 2_000;

    /// A route with short times to a model that fails.
    private static Models failing(String model, String fallbacks, String... more) {
        List<String> names = new ArrayList<>(List.of(more));
        names.add(model);
        Models models = Models.with(names.toArray(String[]::new));
        models.route("r", Models.plan(model, fallbacks, 700, 700, DEADLINE, 1));
        return models;
    }

    private static Response timed(Models models, boolean stream) {
        long start = System.nanoTime();
        Response response = models.call("/chat/completions", Models.chat("r", stream));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(DEADLINE + 1_000));
        return response;
    }

    @Test
    void whatFailsBeforeItBeginsIsSaidWithTheRightStatus() {
        timed(failing("hang", "[]"), false).then().statusCode(504).body("error.code", equalTo("provider_timeout"));
        timed(failing("broken", "[]"), false)
                .then()
                .statusCode(502)
                .body("error.code", equalTo("provider_failed"))
                .body("error.message", not(containsString("secret")));
        timed(failing("limited", "[]"), false)
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("7"))
                .body("error.message", equalTo("slow down"));
        timed(failing("unauthorised", "[]"), false)
                .then()
                .statusCode(502)
                .body("error.code", equalTo("provider_credential_refused"))
                .body("error.message", not(containsString("sk-123")));
        timed(failing("picky", "[]"), false)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("foo"))
                .body("error.code", equalTo("bad"));
        timed(failing("elsewhere", "[]"), false)
                .then()
                .statusCode(502)
                .body("error.code", equalTo("provider_malformed"));
        timed(failing("wrong-type", "[]"), true)
                .then()
                .statusCode(502)
                .body("error.code", equalTo("provider_malformed"));
    }

    @Test
    void aStreamThatDiesEndsWithAnErrorAndNeverAsIfItWereDone() {
        for (String fault : List.of("cut", "unfinished", "malformed", "stall", "trickle")) {
            String events = timed(failing(fault, "[]"), true)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();

            assertThat(events)
                    .as(fault)
                    .contains("\"Hel\"")
                    .doesNotContain("[DONE]")
                    .doesNotContain("conte\n");
            assertThat(events.strip().lines().toList().getLast())
                    .as(fault)
                    .startsWith("data: {\"error\":{")
                    .contains("\"code\":\"provider_");
        }
    }

    @Test
    void aFallbackAnswersWhenTheFirstOneFailsBeforeItsFirstByte() {
        for (String fault : List.of("hang", "broken", "limited", "unauthorised", "wrong-type")) {
            timed(failing(fault, "[\"well\"]", "well"), false)
                    .then()
                    .statusCode(200)
                    .header("x-incubator-model", equalTo("well"));
        }
        timed(failing("picky", "[\"well\"]", "well"), false).then().statusCode(400);
    }

    @Test
    void anAttemptThatTimesOutIsChargedAtItsBoundBesideTheOneThatAnswers() {
        Models models = failing("hang", "[\"well\"]", "well");
        String id = models.created("allowances", """
                {"name":"all","subjectKind":"organisation","measure":"cost","period":"total","amount":1000000000}""");
        String requests = models.created("allowances", """
                {"name":"few","subjectKind":"organisation","measure":"requests","period":"total","amount":1}""");

        timed(models, false).then().statusCode(200).header("x-incubator-model", equalTo("well"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> models.api()
                        .get("/api/ai/usage/calls")
                        .then()
                        .body("items.size()", equalTo(2))
                        .body("items.model", hasItems("hang", "well")));
        List<Integer> costs =
                models.api().get("/api/ai/usage/calls").then().extract().path("items.costNanos");
        assertThat(costs).contains(410_000).allMatch(cost -> cost > 0);
        int cost = costs.stream().mapToInt(Integer::intValue).sum();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> models.api()
                        .get("/api/ai/allowances/" + id)
                        .then()
                        .body("reserved", equalTo(0))
                        .body("used", equalTo(cost)));
        models.api().get("/api/ai/allowances/" + requests).then().body("used", equalTo(1));
    }

    @Test
    void anAttemptIsNotRepeatedElsewhereWhenTheBudgetDoesNotCoverBoth() {
        Models models = failing("hang", "[\"well\"]", "well");
        // one call of at most 1,000 tokens of answer is about 14 million nano-dollars
        models.created("allowances", """
                {"name":"one","subjectKind":"organisation","measure":"cost","period":"total","amount":20000000}""");

        timed(models, false).then().statusCode(504).body("error.code", equalTo("provider_timeout"));
    }

    @Test
    void anAnswerOfAHundredMegabytesIsCutOffAndNotKept() {
        Models models = failing("huge", "[]");

        assertThatThrownBy(() -> {
                    try (HttpClient client = HttpClient.newHttpClient();
                            InputStream body = client.send(
                                            request(models, "huge", false), HttpResponse.BodyHandlers.ofInputStream())
                                    .body()) {
                        body.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOf(IOException.class);
        models.model("after-1");
        models.call("/chat/completions", Models.chat("after-1", false)).then().statusCode(200);
    }

    @Test
    void whoeverLeavesStopsTheProvider() throws Exception {
        Models models = failing("trickle", "[]");
        int before = ScriptedUpstream.resets();

        try (HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<InputStream>> answer =
                    client.sendAsync(request(models, "trickle", true), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.join().body()) {
                assertThat(body.read()).isPositive();
            }
            client.shutdownNow();
        }

        await().atMost(Duration.ofSeconds(5)).until(() -> ScriptedUpstream.resets() > before);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> given().auth()
                        .oauth2(models.token)
                        .get("/api/ai/usage")
                        .then()
                        .body("rows[0].estimated", equalTo(1)));
    }

    private static HttpRequest request(Models models, String model, boolean stream) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/chat/completions"))
                .header("Authorization", "Bearer " + models.apiKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Models.chat(model, stream).encode()))
                .build();
    }
}
