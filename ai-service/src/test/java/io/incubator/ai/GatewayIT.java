package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.incubator.kittest.Rows;
import io.incubator.kittest.TestTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("no-broker")
@QuarkusIntegrationTest
class GatewayIT extends PackagedService {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void withoutAnyProviderItSaysWhatToConfigureAndTheTrialModelSaysWhatItIs() {
        Models nobody = new Models();

        nobody.call("/chat/completions", Models.chat("gpt-5", false))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"))
                .body("error.message", containsString("POST /api/ai/providers"));
        given().auth()
                .oauth2(nobody.token)
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", equalTo(List.of("incubator-echo")))
                .body("data[0].owned_by", equalTo("incubator-trial"));
        nobody.call("/chat/completions", Models.chat("incubator-echo", false))
                .then()
                .statusCode(200)
                .body("choices[0].message.content", equalTo("Good morning"));
    }

    @Test
    void theTrialModelIsLimitedAndInTheLedgerLikeEveryOtherAndCostsNothing() {
        Models nobody = new Models();
        nobody.created("allowances", """
                {"name":"few","subjectKind":"organisation","measure":"requests","period":"day","amount":3}""");
        JsonObject named = new JsonObject().put("model", "incubator-echo");

        nobody.call("/chat/completions", Models.chat("incubator-echo", false))
                .then()
                .statusCode(200);
        text(nobody.call("/chat/completions", Models.chat("incubator-echo", true)));
        nobody.call("/responses", named.copy().put("input", "Good morning"))
                .then()
                .statusCode(200)
                .body("usage.total_tokens", equalTo(6));
        nobody.call("/chat/completions", Models.chat("incubator-echo", false))
                .then()
                .statusCode(429)
                .body("error.code", equalTo("rate_limit_exceeded"));

        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(nobody.token)
                        .get("/api/ai/usage?groupBy=model")
                        .then()
                        .statusCode(200)
                        .body("rows.name", equalTo(List.of("incubator-echo")))
                        .body("rows[0].calls", equalTo(4))
                        .body("rows[0].failed", equalTo(1))
                        .body("rows[0].estimated", equalTo(0))
                        .body("rows[0].inputTokens", equalTo(9))
                        .body("rows[0].outputTokens", equalTo(9))
                        .body("rows[0].costNanos", equalTo(0)));
    }

    @Test
    void whoeverIsNobodyOrMayNotIsToldInTheShapeTheirClientReads() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .body("error.code", equalTo("invalid_api_key"))
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", nullValue());
        for (String wrong : List.of("sk-foreign", "inc_wrong", "not.a.token")) {
            given().header("Authorization", "Bearer " + wrong)
                    .get("/v1/models")
                    .then()
                    .statusCode(401)
                    .body("error.code", equalTo("invalid_api_key"));
        }
        given().auth()
                .oauth2(TestTokens.user(UUID.randomUUID(), UUID.randomUUID(), "models:read"))
                .get("/v1/models")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("insufficient_permissions"));
        given().header("x-api-key", "inc_wrong")
                .body("{}")
                .post("/v1/messages")
                .then()
                .statusCode(401)
                .body("type", equalTo("error"))
                .body("error.type", equalTo("authentication_error"));
        given().auth()
                .oauth2(new Models().token)
                .get("/v1/nothing")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("unknown_url"));
    }

    @Test
    void whatIsRefusedBeforeItIsLookedAtHasTheShapeOfV1AndMediaTypesAreForTheProviderToJudge() throws Exception {
        Models models = Models.with("odd-1");
        JsonObject question = Models.chat("odd-1", false);

        models.key()
                .header("Accept", "no media type")
                .body(question.encode())
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
        assertThat(tooLarge("/v1/chat/completions"))
                .startsWith("HTTP/1.1 413")
                .contains("\"error\":{", "\"code\":\"body_too_large\"");
        assertThat(tooLarge("/v1/messages"))
                .startsWith("HTTP/1.1 413")
                .contains("\"type\":\"error\"", "\"type\":\"invalid_request_error\"");
    }

    /// The answer to a head that announces more than anybody takes.
    private static String tooLarge(String path) throws IOException {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            client.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 40000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aChatIsPassedOnByteByByteAndMeteredToTheNanoDollar() {
        Models models = Models.with("plain-1");
        JsonObject request = Models.chat("plain-1", false).put("future_field", new JsonObject().put("a", 1));

        models.call("/chat/completions", request)
                .then()
                .statusCode(200)
                .header("x-request-id", equalTo("req-1"))
                .header("x-incubator-model", equalTo("plain-1"))
                .body("choices[0].message.content", equalTo("You said: Good morning"))
                .body("usage.prompt_tokens", equalTo(100));

        ScriptedUpstream.Seen seen = ScriptedUpstream.seen("plain-1").getLast();
        assertThat(seen.json()).isEqualTo(request);
        assertThat(seen.authorization()).isEqualTo("Bearer up-secret");
        // 60 × 2500 + 40 × 1250 + 15 × 10000 + 5 × 12000 nano-dollars
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(models.token)
                        .get("/api/ai/usage?groupBy=key")
                        .then()
                        .statusCode(200)
                        .body("rows[0].name", equalTo(models.key.toString()))
                        .body("rows[0].calls", equalTo(1))
                        .body("rows[0].costNanos", equalTo(410_000)));
        given().auth()
                .oauth2(models.token)
                .get("/api/ai/usage/csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("\"plain-1\",1,0,0,60,40,0,15,5,410000"));
    }

    @Test
    void aStreamArrivesWholeAndTheUsageThatWasNotAskedForStaysHere() {
        Models models = Models.with("streamed-1");

        String quiet = text(models.call("/chat/completions", Models.chat("streamed-1", true)));
        String asked = text(models.call(
                "/chat/completions",
                Models.chat("streamed-1", true).put("stream_options", new JsonObject().put("include_usage", true))));

        assertThat(quiet)
                .contains("\"Hel\"", "\"lo\"")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("prompt_tokens");
        assertThat(asked).contains("prompt_tokens").endsWith("data: [DONE]\n\n");
        await().atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(models.token)
                        .get("/api/ai/usage")
                        .then()
                        .body("rows[0].calls", equalTo(2))
                        .body("rows[0].estimated", equalTo(0))
                        .body("rows[0].costNanos", equalTo(820_000)));
    }

    @Test
    void everyOtherEndpointPassesToo() {
        Models models = Models.with("many-1");
        JsonObject named = new JsonObject().put("model", "many-1");

        models.call("/embeddings", named.copy().put("input", "x"))
                .then()
                .statusCode(200)
                .body("data[0].embedding[0]", equalTo(0.5f));
        models.call("/audio/speech", named.copy().put("input", "x"))
                .then()
                .statusCode(200)
                .contentType("audio/mpeg");
        models.call("/images/generations", named.copy().put("prompt", "x").put("n", 2))
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(2));
        models.call("/responses", named.copy().put("input", "x"))
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"));
        assertThat(text(models.call("/responses", named.copy().put("input", "x").put("stream", true))))
                .contains("event: response.completed");
        given().header("x-api-key", models.apiKey)
                .contentType(ContentType.JSON)
                .body(named.copy().put("max_tokens", 10).encode())
                .post("/v1/messages")
                .then()
                .statusCode(200)
                .body("content[0].text", equalTo("hi"));
        given().auth()
                .oauth2(models.apiKey)
                .multiPart("file", "a.wav", new byte[100_000])
                .multiPart("model", "many-1")
                .post("/v1/audio/transcriptions")
                .then()
                .statusCode(200)
                .body("text", equalTo("hello"));
        given().auth()
                .oauth2(models.apiKey)
                .get("/v1/files")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"));
        given().auth()
                .oauth2(models.apiKey)
                .get("/v1/models")
                .then()
                .body("data.id", hasItems("many-1", "incubator-echo"));
    }

    @Test
    void theCredentialIsStoredSealedAndCanNeverBeRead() {
        Models models = Models.with();

        Response read = models.api().get("/api/ai/providers/" + models.provider());

        read.then().statusCode(200).body("credentialSet", equalTo(true)).body("$", not(hasItems("credential")));
        assertThat(read.asString()).doesNotContain("up-secret");
        models.api()
                .get("/api/ai/providers")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(models.provider())));
        assertThat(Rows.count("select count(*) from provider where credential is not null"))
                .isPositive();
        assertThat(Rows.count("select count(*) from provider where encode(credential, 'escape') like '%up-secret%'"))
                .isZero();
        models.api()
                .post("/api/ai/providers/key-rotations")
                .then()
                .statusCode(200)
                .body("credentials", equalTo(1));
        models.model("rotated-1");
        models.call("/chat/completions", Models.chat("rotated-1", false)).then().statusCode(200);
        assertThat(ScriptedUpstream.seen("rotated-1").getLast().authorization()).isEqualTo("Bearer up-secret");
    }

    @Test
    void aBodyThatDoesNotSayItsSizeMeetsTheLimitOfEveryOtherService() throws Exception {
        Models models = new Models();
        byte[] large = (" ".repeat(2 << 20) + "{}").getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/ai/providers"))
                .header("Authorization", "Bearer " + models.token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        for (HttpClient.Version version : HttpClient.Version.values()) {
            try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
                // the first call over HTTP/2 is one of HTTP/1.1 that asks for more
                client.send(
                        HttpRequest.newBuilder(request.uri()).GET().build(), HttpResponse.BodyHandlers.discarding());

                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.statusCode()).as(version.name()).isEqualTo(413);
                assertThat(answer.body()).contains("body-too-large");
            }
        }
    }

    @Test
    void whatNeedsAProviderSaysSoOnEveryEndpoint() {
        Models nobody = new Models();
        JsonObject any = new JsonObject().put("model", "gpt-5").put("input", "x");

        for (String path : List.of("/responses", "/embeddings", "/images/generations", "/audio/speech")) {
            nobody.call(path, any)
                    .then()
                    .statusCode(404)
                    .body("error.type", equalTo("invalid_request_error"))
                    .body("error.code", equalTo("model_not_found"))
                    .body("error.message", containsString("POST /api/ai/providers"));
        }
        nobody.call("/messages", any)
                .then()
                .statusCode(404)
                .body("type", equalTo("error"))
                .body("error.type", equalTo("not_found_error"))
                .body("error.message", containsString("POST /api/ai/providers"));
        nobody.key()
                .get("/v1/files")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("provider_required"))
                .body("error.message", containsString("POST /api/ai/providers"));
    }

    @Test
    void addressesOutsideThePublicInternetAreRefused() {
        Models models = new Models();
        for (String url : List.of(
                "http://169.254.169.254/latest",
                "https://127.0.0.1/v1",
                "https://[::1]/v1",
                "https://[::ffff:10.0.0.1]/v1",
                "https://10.1.2.3/v1",
                "http://api.openai.com/v1",
                "https://user:pw@api.openai.com/v1",
                "file:///etc/passwd",
                "nonsense")) {
            models.api()
                    .body(new JsonObject()
                            .put("name", "bad")
                            .put("dialect", "openai")
                            .put("baseUrl", url)
                            .encode())
                    .post("/api/ai/providers")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("baseUrl"));
        }
    }

    @Test
    void aRouteSwitchesItsVersionLiveWithinASecond() {
        Models models = Models.with("blue-1", "green-1");
        String route = models.route("team-chat", Models.plan("blue-1", "[]", 5000, 5000, 10_000, 0));
        models.call("/chat/completions", Models.chat("team-chat", false))
                .then()
                .header("x-incubator-model", equalTo("blue-1"));

        models.api()
                .body(Models.plan("green-1", "[]", 5000, 5000, 10_000, 0))
                .post("/api/ai/routes/" + route + "/versions")
                .then()
                .statusCode(201)
                .body("number", equalTo(2));
        models.api()
                .body("{\"number\":2}")
                .put("/api/ai/routes/" + route + "/active")
                .then()
                .statusCode(200)
                .body("active", equalTo(2));

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> models.call("/chat/completions", Models.chat("team-chat", false))
                        .then()
                        .header("x-incubator-model", equalTo("green-1")));
    }

    private static String text(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/event-stream");
        return response.asString();
    }
}
