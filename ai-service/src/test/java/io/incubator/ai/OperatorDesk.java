package io.incubator.ai;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.incubator.kittest.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/// Whoever runs the installation, at the registry of all organisations.
final class OperatorDesk {
    static final String CREDENTIAL = "operators-secret";
    static final String ADDRESS = "/internal/ai/registry";
    private static final String TOKEN = TestTokens.service("operator", "models:operate");

    private OperatorDesk() {}

    static ValidatableResponse put(String path, String body) {
        return call().body(body).put(ADDRESS + "/" + path).then();
    }

    static ValidatableResponse delete(String path) {
        return call().delete(ADDRESS + "/" + path).then();
    }

    static ValidatableResponse rotateKey() {
        return call().post(ADDRESS + "/key-rotations").then();
    }

    static ValidatableResponse read() {
        return call().get(ADDRESS).then().statusCode(200);
    }

    static String provider(String name, String url) {
        return put("providers/" + name, providerSettings(url, "openai-compatible"))
                .statusCode(200)
                .extract()
                .path("id");
    }

    static String providerSettings(String url, String dialect) {
        return new JsonObject()
                .put("dialect", dialect)
                .put("baseUrl", url)
                .put("credential", CREDENTIAL)
                .encode();
    }

    static ValidatableResponse model(String name, String provider) {
        JsonObject settings = new JsonObject(Models.modelSettings(name, "x"));
        settings.remove("name");
        settings.remove("providerId");
        return put("models/" + name, settings.put("provider", provider).encode());
    }

    /// Leaves nothing to the tests that follow: waits until the replica has seen that it is gone.
    static void clear() {
        JsonPath all = read().extract().jsonPath();
        all.<String>getList("routes.name")
                .forEach(name -> delete("routes/" + name.replace("/", "%2F")).statusCode(204));
        all.<String>getList("models.name")
                .forEach(name -> delete("models/" + name).statusCode(204));
        all.<String>getList("providers.name")
                .forEach(name -> delete("providers/" + name).statusCode(204));
        String anybody = new Models().apiKey;
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().auth().oauth2(anybody).get("/v1/models").path("data.id"),
                        List.of("incubator-echo")::equals);
    }

    private static RequestSpecification call() {
        return given().urlEncodingEnabled(false).auth().oauth2(TOKEN).contentType(ContentType.JSON);
    }
}
