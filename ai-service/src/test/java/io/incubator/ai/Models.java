package io.incubator.ai;

import static io.restassured.RestAssured.given;

import io.incubator.kittest.TestApiKeys;
import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/// An organisation with the scripted provider, and what tests do with it.
final class Models {
    private static final String[] ALL = {"models:read", "models:write", "models:use"};

    final UUID organisation = UUID.randomUUID();
    final UUID person = UUID.randomUUID();
    final UUID key = UUID.randomUUID();
    final String token = TestTokens.user(organisation, person, ALL);
    final String apiKey = TestApiKeys.add(key, organisation, person, "models:use");
    private String provider;

    /// An organisation in which some models are set up.
    static Models with(String... names) {
        Models models = new Models();
        models.provider = models.register("scripted", "openai-compatible", ScriptedUpstream.url());
        for (String name : names) {
            models.model(name);
        }
        return models;
    }

    /// Registers a provider.
    String register(String name, String dialect, String url) {
        return created("providers", """
                {"name":"%s","dialect":"%s","baseUrl":"%s","credential":"up-secret"}""".formatted(name, dialect, url));
    }

    /// Registers a model that its provider calls by the same name.
    void model(String name) {
        model(name, provider);
    }

    void model(String name, String ofProvider) {
        created("models", modelSettings(name, ofProvider));
    }

    static String modelSettings(String name, String provider) {
        return """
                {"name":"%s","providerId":"%s","upstreamName":"%s","capabilities":["chat"],"contextTokens":128000,
                 "maxOutputTokens":1000,"prices":{"input":2500000000,"cached":1250000000,"cacheWrite":3000000000,
                 "output":10000000000,"reasoning":12000000000,"call":0}}""".formatted(name, provider, name);
    }

    String provider() {
        return provider;
    }

    String route(String name, String plan) {
        return created("routes", "{\"name\":\"%s\",\"plan\":%s}".formatted(name, plan));
    }

    static String plan(String target, String fallbacks, int firstByte, int idle, int total, int retries) {
        return """
                {"targets":[{"model":"%s","weight":1}],"fallbacks":%s,
                 "timeouts":{"firstByte":%d,"idle":%d,"total":%d},"retries":%d,"cacheSeconds":0}""".formatted(target, fallbacks, firstByte, idle, total, retries);
    }

    String created(String path, String body) {
        return api().body(body)
                .post("/api/ai/" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    RequestSpecification api() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /// Calls with the organisation's key.
    RequestSpecification key() {
        return given().auth().oauth2(apiKey).contentType(ContentType.JSON);
    }

    /// A chat of one message.
    static JsonObject chat(String model, boolean stream) {
        return new JsonObject()
                .put("model", model)
                .put("stream", stream)
                .put(
                        "messages",
                        new JsonArray().add(new JsonObject().put("role", "user").put("content", "Good morning")));
    }

    Response call(String path, JsonObject body) {
        return key().body(body.encode()).post("/v1" + path);
    }
}
