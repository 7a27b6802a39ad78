package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passkeys on the sign-in page of the provider.
@QuarkusIntegrationTest
class PasskeyPagesIT extends PackagedAuth {
    private static final String RETURN = "https://app.example/callback";
    private static final String HERE = "http://issuer.test";

    private final CodeVerifier verifier = new CodeVerifier();
    private final Browser browser = new Browser();
    private Person person;
    private String client;
    private PasskeyOwner owner;
    private Response page;

    @BeforeEach
    void somebodyWithAPasskeyAtThePage() {
        person = register();
        String access = accessToken(person);
        client = as(access)
                .body(Map.of("name", "An App", "confidential", false, "redirectUris", List.of(RETURN)))
                .post("/api/auth/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client.id");
        owner = PasskeyOwner.of(access);
        page = browser.open("/oauth2/authorize", request());
    }

    @Test
    void aPasskeyAloneSignsInAndCountsAsTwoFactors() {
        Response consent = browser.submit(page, "/oauth2/passkey", owner.proof());

        consent.then().statusCode(200).body(containsString("Allow access?")).body(containsString(person.email()));
        String code = Browser.answer(browser.submit(consent, "/oauth2/consent", Map.of("decision", "allow")))
                .get("code");
        String access = given().formParams(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "code", code,
                        "redirect_uri", RETURN,
                        "code_verifier", verifier.getValue()))
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(part(access, 1).get("sub").asText()).isEqualTo(person.id().toString());
        assertThat(part(access, 1).get("acr").asText()).isEqualTo("mfa");
    }

    @Test
    void thePageRunsOneScriptOfItsOwnAndWithoutItIsAsItWas() {
        // one script from a file, none in the page, and the policy names that file and what it asks
        assertThat(page.asString())
                .containsOnlyOnce("<script")
                .contains("<script src=\"/oauth2/passkey.js\" defer></script>")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=|javascript:");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src " + HERE + "/oauth2/passkey.js;")
                .endsWith("connect-src " + HERE + "/api/auth/login/passkey/options")
                .doesNotContain("unsafe");
        browser.open("/oauth2/passkey.js", Map.of())
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("javascript"))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString("navigator.credentials.get"));

        // the form is hidden until the script shows it
        assertThat(page.asString()).containsPattern("<form id=\"passkey\"[^>]* hidden>");
        Response consent =
                browser.submit(page, "/oauth2/sign-in", Map.of("email", person.email(), "password", PASSWORD));

        // and a page on which nobody shows who they are has no script
        consent.then()
                .statusCode(200)
                .header("Content-Security-Policy", not(containsString("script-src")))
                .body(not(containsString("<script")));
    }

    @Test
    void aProofWorksOnceAndOnlyOnOurPages() {
        Map<String, String> proof = owner.proof();

        // a form of another site, and one without our cookie's token
        assertThat(browser.submit(page, "/oauth2/passkey", proof, "https://evil.example")
                        .statusCode())
                .isIn(400, 403);
        Map<String, String> forged = new HashMap<>(proof);
        forged.put("csrf", "x".repeat(43));
        browser.submit(page, "/oauth2/passkey", forged).then().statusCode(400);

        browser.submit(page, "/oauth2/passkey", proof).then().statusCode(200);
        refused(browser.submit(page, "/oauth2/passkey", proof));
        refused(browser.submit(
                page, "/oauth2/passkey", owner.at("https://evil.example").proof()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential", "clientData", "authenticatorData", "signature", "userHandle"})
    void everyPartOfAProofCounts(String part) {
        Map<String, String> proof = new HashMap<>(owner.proof());
        proof.put(part, "AAAA");
        refused(browser.submit(page, "/oauth2/passkey", proof));

        proof.put(part, "");
        browser.submit(page, "/oauth2/passkey", proof).then().statusCode(400);
        proof.remove(part);
        browser.submit(page, "/oauth2/passkey", proof).then().statusCode(400);
        assertThat(browser.open("/oauth2/authorize", request()).asString()).contains("name=\"password\"");
    }

    @Test
    void itSpeaksChinese() {
        given().queryParams(request())
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .get("/oauth2/authorize")
                .then()
                .header("Content-Language", "zh")
                .body(containsString("使用通行密钥"));
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(401)
                .body(containsString("<p class=\"error\" role=\"alert\">No passkey was accepted."))
                .body(containsString("name=\"password\""));
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
