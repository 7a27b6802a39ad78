package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long a browser stays signed in at the provider's pages.
@QuarkusIntegrationTest
class BrowserSignInIT extends PackagedAuth {
    private static final String RETURN = "https://app.example/callback";

    private final CodeVerifier verifier = new CodeVerifier();
    private final Browser browser = new Browser();
    private Person person;
    private String client;

    @BeforeEach
    void somebodyIsSignedIn() {
        person = register();
        client = as(accessToken(person))
                .body(Map.of("name", "An App", "confidential", false, "redirectUris", List.of(RETURN)))
                .post("/api/auth/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client.id");
        assertThat(browser.allow(request(), person.email(), PASSWORD)).containsKey("code");
    }

    @Test
    void anotherPasswordSignsBrowsersOutAndSpendsCodesOnTheirWay() {
        String code = code();

        as(accessToken(person))
                .body(Map.of("currentPassword", PASSWORD, "password", "eleven blue chairs today"))
                .put("/api/auth/password")
                .then()
                .statusCode(204);

        assertThat(page().asString()).contains("name=\"password\"");
        trade(code).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void whoEndsAllSessionsIsSignedOutOfBrowsersToo() {
        as(accessToken(person)).delete("/api/auth/sessions").then().statusCode(204);

        assertThat(page().asString()).contains("name=\"password\"");
    }

    @Test
    void aPasswordAloneIsNotEnoughAnyMoreOnceThereIsASecondFactor() {
        String access = accessToken(person);
        Authenticator authenticator = new Authenticator(as(access)
                .post("/api/auth/factors/totp")
                .then()
                .statusCode(201)
                .extract()
                .path("secret"));
        as(access)
                .body(Map.of("code", authenticator.code(-1)))
                .put("/api/auth/factors/totp")
                .then()
                .statusCode(200);

        assertThat(page().asString()).contains("name=\"password\"");
    }

    @Test
    void aConsentThatIsWithdrawnEndsWhatTheApplicationDoesAndIsAskedForAgain() {
        String access = trade(code()).then().statusCode(200).extract().path("access_token");
        String own = accessToken(person);
        as(own).get("/api/auth/consents")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(client)))
                .body("items[0].name", equalTo("An App"))
                .body("items[0].scopes", equalTo(List.of("openid")));
        as(access).get("/api/auth/consents").then().statusCode(403);
        as(accessToken(register()))
                .delete("/api/auth/consents/" + client)
                .then()
                .statusCode(404);

        as(own).delete("/api/auth/consents/" + client).then().statusCode(204);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> as(access).get("/oauth2/userinfo").statusCode() == 401);
        assertThat(page().asString()).contains("name=\"decision\"");
        as(own).get("/api/auth/consents").then().body("items", empty());
    }

    private Response trade(String code) {
        return given().formParams(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", code,
                        "redirect_uri", RETURN,
                        "code_verifier", verifier.getValue()))
                .post("/oauth2/token");
    }

    private String code() {
        return Browser.answer(page()).get("code");
    }

    private Response page() {
        return browser.open("/oauth2/authorize", request());
    }

    private Map<String, String> request() {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                RETURN,
                "scope",
                "openid",
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                "code_challenge_method",
                "S256");
    }
}
