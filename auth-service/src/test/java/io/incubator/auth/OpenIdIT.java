package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The OpenID provider, as an application with Nimbus' SDK sees it.
@QuarkusIntegrationTest
class OpenIdIT extends PackagedAuth {
    private static final String RETURN = "https://app.example/callback?from=incubator";
    private static final String AFTER_LOGOUT = "https://app.example/bye";
    private static final String SCOPE = "openid profile email offline_access projects:read";

    private final CodeVerifier verifier = new CodeVerifier();
    private final Nonce nonce = new Nonce();
    private final Browser browser = new Browser();
    private Person person;
    private String client;
    private String secret;

    @BeforeEach
    void anApplication() {
        person = register();
        Response registered = application(true, null);
        registered.then().statusCode(201).body("clientSecret", notNullValue());
        client = registered.path("client.id");
        secret = registered.path("clientSecret");
    }

    @Test
    void anApplicationSignsSomebodyInRefreshesAndLearnsWhatWasConsentedTo() throws Exception {
        // When somebody signs in and consents
        Map<String, String> answer = browser.allow(request(), person.email(), PASSWORD);

        // Then the answer says who gives it, and its code is traded for tokens
        assertThat(answer)
                .containsEntry("state", "a state")
                .containsEntry("from", "incubator")
                .containsKey("iss");
        Response tokens = trade(answer.get("code"), verifier.getValue());
        tokens.then().statusCode(200).header("Cache-Control", "no-store").body("token_type", equalTo("Bearer"));
        IDTokenClaimsSet id = new IDTokenValidator(
                        new Issuer(answer.get("iss")), new ClientID(client), JWSAlgorithm.ES256, keys())
                .validate(SignedJWT.parse(tokens.path("id_token")), nonce);
        assertThat(id.getSubject().getValue()).isEqualTo(person.id().toString());
        assertThat(id.getACR().getValue()).isEqualTo("pwd");
        assertThat(id.getAuthenticationTime()).isNotNull();

        // And the access token does what was consented to and no more
        String access = tokens.path("access_token");
        as(access)
                .get("/oauth2/userinfo")
                .then()
                .statusCode(200)
                .body("sub", equalTo(person.id().toString()))
                .body("email", equalTo(person.email()))
                .body("email_verified", equalTo(false))
                .body("name", equalTo("A Person"));
        assertThat(part(access, 1).get("scope").asText())
                .isEqualTo("email offline_access openid profile projects:read");
        as(access).get("/api/auth/organisations").then().statusCode(403);

        // And its refresh token gives the next pair, to this application only
        given().formParams(Map.of("grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token")))
                .auth()
                .preemptive()
                .basic(client, secret)
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("id_token", notNullValue());
        refresh(tokens.path("refresh_token")).then().statusCode(401);

        // And the next time nobody is asked
        assertThat(Browser.answer(browser.open("/oauth2/authorize", request()))).containsKey("code");
    }

    @Test
    void anApplicationThatWasLetInIsNotThePerson() {
        String access = trade(browser.allow(request(), person.email(), PASSWORD).get("code"), verifier.getValue())
                .path("access_token");

        for (Response refused : List.of(
                as(access).get("/api/auth/sessions"),
                as(access).get("/api/auth/keys"),
                as(access).get("/api/auth/notices"),
                as(access).post("/api/auth/factors/totp"),
                as(access)
                        .body(Map.of("currentPassword", PASSWORD, "password", "eleven blue chairs today"))
                        .put("/api/auth/password"))) {
            refused.then().statusCode(403).body("code", equalTo("forbidden"));
        }
    }

    @Test
    void aCodeWorksOnceInARaceAndItsReplayEndsTheSession() throws Exception {
        String code = browser.allow(request(), person.email(), PASSWORD).get("code");

        List<Response> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Response>> pending = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                pending.add(pool.submit(() -> trade(code, verifier.getValue())));
            }
            for (Future<Response> answer : pending) {
                answers.add(answer.get());
            }
        }

        List<Response> granted =
                answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(granted).hasSize(1);
        assertThat(answers).allMatch(a -> a.statusCode() == 200 || "invalid_grant".equals(a.path("error")));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> as(granted.getFirst().path("access_token"))
                                .get("/oauth2/userinfo")
                                .statusCode()
                        == 401);
    }

    @Test
    void withoutProofOfTheCodesRequestThereAreNoTokens() {
        // no challenge, or one in the clear
        Map<String, String> without = request();
        without.remove("code_challenge");
        assertThat(Browser.answer(browser.open("/oauth2/authorize", without)))
                .containsEntry("error", "invalid_request");
        Map<String, String> plain = request();
        plain.put("code_challenge_method", "plain");
        assertThat(Browser.answer(browser.open("/oauth2/authorize", plain))).containsEntry("error", "invalid_request");

        // another verifier, and none
        String code = browser.allow(request(), person.email(), PASSWORD).get("code");
        trade(code, new CodeVerifier().getValue()).then().statusCode(400).body("error", equalTo("invalid_grant"));
        trade(code, verifier.getValue()).then().statusCode(400);
        String again =
                Browser.answer(browser.open("/oauth2/authorize", request())).get("code");
        trade(again, null).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegisteredExactly() {
        for (String address : List.of(
                "https://app.example/callback",
                RETURN + "&x=1",
                RETURN + "#",
                "https://app.example/callback/../callback?from=incubator",
                "https://APP.example/callback?from=incubator",
                "http://app.example/callback?from=incubator",
                "https://app.example:443/callback?from=incubator",
                "https://app.example@evil.example/callback?from=incubator",
                "https://evil.example/callback?from=incubator",
                "javascript:alert(1)",
                "")) {
            Map<String, String> query = request();
            query.put("redirect_uri", address);
            Response response = browser.open("/oauth2/authorize", query);
            assertThat(response.statusCode()).as(address).isEqualTo(400);
            assertThat(response.header("Location")).isNull();
        }
        for (String bad :
                List.of("http://app.example/", "https://app.example/#x", "javascript:alert(1)", "https://*.example/")) {
            as(accessToken(person))
                    .body(Map.of("name", "App", "confidential", false, "redirectUris", List.of(bad)))
                    .post("/api/auth/clients")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("redirectUris"));
        }
    }

    @Test
    void implicitAndPasswordGrantsDoNotExist() {
        for (String type : List.of("token", "id_token", "code id_token")) {
            Map<String, String> query = request();
            query.put("response_type", type);
            assertThat(Browser.answer(browser.open("/oauth2/authorize", query)))
                    .containsEntry("error", "unsupported_response_type")
                    .containsKey("iss");
        }
        given().formParams(Map.of("grant_type", "password", "username", person.email(), "password", PASSWORD))
                .auth()
                .preemptive()
                .basic(client, secret)
                .post("/oauth2/token")
                .then()
                .statusCode(400)
                .body("error", equalTo("unsupported_grant_type"));
    }

    @Test
    void thePagesAreOutOfReachOfOtherSitesAndTellNothing() {
        Response page = browser.open("/oauth2/authorize", request());
        page.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", containsString("form-action 'self' https://app.example"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                // no script in the page itself; the one beside it is PasskeyPagesIT's
                .body(not(containsString("<script>")));
        assertThat(page.headers().getValues("Content-Security-Policy")).hasSize(1);
        assertThat(page.getDetailedCookie("incubator_csrf").isHttpOnly()).isTrue();
        assertThat(page.getDetailedCookie("incubator_csrf").getSameSite()).isEqualTo("Lax");

        // a form of another site, or with another token
        Map<String, String> typed = Map.of("email", person.email(), "password", PASSWORD);
        assertThat(browser.submit(page, "/oauth2/sign-in", typed, "https://evil.example")
                        .statusCode())
                .isIn(400, 403);
        Map<String, String> forged = new HashMap<>(typed);
        forged.put("csrf", "x".repeat(43));
        assertThat(browser.submit(page, "/oauth2/sign-in", forged).statusCode()).isEqualTo(400);

        // a wrong password and an unknown account look alike, and nothing typed is run
        Response wrong = browser.submit(
                page, "/oauth2/sign-in", Map.of("email", person.email(), "password", "not the right one"));
        Response unknown =
                browser.submit(page, "/oauth2/sign-in", Map.of("email", "x@example.org", "password", PASSWORD));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.asString().replace(person.email(), "?"))
                .isEqualTo(unknown.asString().replace("x@example.org", "?"));
        browser.submit(page, "/oauth2/sign-in", Map.of("email", "\"><b>x", "password", "y"))
                .then()
                .body(not(containsString("<b>x")));

        // and it speaks Chinese
        given().queryParams(request())
                .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
                .get("/oauth2/authorize")
                .then()
                .header("Content-Language", "zh")
                .body(containsString("登录"));
    }

    @Test
    void thePageAsksForTheSecondFactorToo() {
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
        Response page = browser.open("/oauth2/authorize", request());
        Map<String, String> typed = new HashMap<>(Map.of("email", person.email(), "password", PASSWORD));

        assertThat(browser.submit(page, "/oauth2/sign-in", typed).statusCode()).isEqualTo(401);
        typed.put("code", authenticator.code(0));
        Response consent = browser.submit(page, "/oauth2/sign-in", typed);
        String code = Browser.answer(browser.submit(consent, "/oauth2/consent", Map.of("decision", "allow")))
                .get("code");

        assertThat(part(trade(code, verifier.getValue()).path("access_token"), 1)
                        .get("acr")
                        .asText())
                .isEqualTo("mfa");
    }

    @Test
    void whoDoesNotAllowItGivesNoCodeAndIsAskedOnlyWhereThatIsAllowed() {
        Map<String, String> silent = request();
        silent.put("prompt", "none");
        assertThat(Browser.answer(browser.open("/oauth2/authorize", silent))).containsEntry("error", "login_required");

        Response consent = browser.submit(
                browser.open("/oauth2/authorize", request()),
                "/oauth2/sign-in",
                Map.of("email", person.email(), "password", PASSWORD));
        assertThat(Browser.answer(browser.submit(consent, "/oauth2/consent", Map.of("decision", "deny"))))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
        assertThat(Browser.answer(browser.open("/oauth2/authorize", silent)))
                .containsEntry("error", "consent_required");

        // whoever must sign in anew is asked although they are signed in
        Map<String, String> anew = request();
        anew.put("prompt", "login");
        assertThat(browser.open("/oauth2/authorize", anew).statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutAtAnApplicationEndsItsSessionAndTheBrowsers() {
        Response tokens =
                trade(browser.allow(request(), person.email(), PASSWORD).get("code"), verifier.getValue());

        Response out = browser.open(
                "/oauth2/logout",
                Map.of(
                        "id_token_hint",
                        tokens.path("id_token"),
                        "post_logout_redirect_uri",
                        AFTER_LOGOUT,
                        "state",
                        "s"));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo(AFTER_LOGOUT + "?state=s");
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        as(tokens.path("access_token")).get("/oauth2/userinfo").statusCode() == 401);
        assertThat(browser.open("/oauth2/authorize", request()).asString()).contains("<form");
        // an address that is not registered is not gone to
        assertThat(browser.open(
                                "/oauth2/logout",
                                Map.of(
                                        "id_token_hint",
                                        tokens.path("id_token"),
                                        "post_logout_redirect_uri",
                                        "https://evil.example"))
                        .header("Location"))
                .isNull();
    }

    @Test
    void aTokenIsDescribedAndGivenBackByItsApplicationOnly() {
        Response tokens =
                trade(browser.allow(request(), person.email(), PASSWORD).get("code"), verifier.getValue());
        String access = tokens.path("access_token");
        Response other = application(true, null);

        assertThat(introspect(client, secret, access)).isTrue();
        assertThat(introspect(client, secret, tokens.path("refresh_token"))).isTrue();
        assertThat(introspect(other.path("client.id"), other.path("clientSecret"), access))
                .isFalse();
        assertThat(introspect(client, secret, "nonsense")).isFalse();
        given().formParams(Map.of("token", access, "client_id", client))
                .post("/oauth2/introspect")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));

        revoke(other.path("client.id"), other.path("clientSecret"), access);
        assertThat(introspect(client, secret, access)).isTrue();
        revoke(client, secret, tokens.path("refresh_token"));
        assertThat(introspect(client, secret, access)).isFalse();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> as(access).get("/oauth2/userinfo").statusCode() == 401);
    }

    @Test
    void aServiceAccountActsWithItsRoleAndNoMore() {
        Response registered = application(true, "viewer");
        registered.then().statusCode(201).body("client.serviceAccount", notNullValue());
        String id = registered.path("client.id");

        Response token = own(id, registered.path("clientSecret"), null);
        token.then().statusCode(200);
        String access = token.path("access_token");
        assertThat(part(access, 1).get("sub").asText()).isEqualTo(registered.path("client.serviceAccount"));
        as(access).get("/api/auth/organisations").then().statusCode(200);
        as(access).body(Map.of("name", "App")).post("/api/auth/clients").then().statusCode(403);
        own(id, registered.path("clientSecret"), "projects:write")
                .then()
                .statusCode(400)
                .body("error", equalTo("invalid_scope"));
        own(client, secret, null).then().statusCode(400).body("error", equalTo("unauthorized_client"));

        // and when the application is taken away, so is its account
        as(accessToken(person)).delete("/api/auth/clients/" + id).then().statusCode(204);
        own(id, registered.path("clientSecret"), null).then().statusCode(401);
        as(accessToken(person)).get("/api/auth/clients").then().body("items.id", not(hasItem(id)));
        as(accessToken(register())).delete("/api/auth/clients/" + client).then().statusCode(404);
    }

    @Test
    void whatItSupportsIsPublished() throws Exception {
        Response published = given().get("/.well-known/openid-configuration");

        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(published.asString());
        assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
        assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
        assertThat(metadata.getIDTokenJWSAlgs()).containsExactly(JWSAlgorithm.ES256);
        given().get("/.well-known/oauth-authorization-server")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(metadata.getIssuer().getValue()));
    }

    private Response application(boolean confidential, String role) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name",
                "An App",
                "confidential",
                confidential,
                "redirectUris",
                List.of(RETURN),
                "logoutUris",
                List.of(AFTER_LOGOUT)));
        if (role != null) {
            body.put("role", role);
        }
        return as(accessToken(person)).body(body).post("/api/auth/clients");
    }

    private Map<String, String> request() {
        return new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                RETURN,
                "scope",
                SCOPE,
                "state",
                "a state",
                "nonce",
                nonce.getValue(),
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                "code_challenge_method",
                "S256"));
    }

    private Response trade(String code, String proof) {
        Map<String, String> form =
                new HashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", RETURN));
        if (proof != null) {
            form.put("code_verifier", proof);
        }
        return given().formParams(form)
                .auth()
                .preemptive()
                .basic(client, secret)
                .post("/oauth2/token");
    }

    private static Response own(String id, String password, String scope) {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "client_credentials"));
        if (scope != null) {
            form.put("scope", scope);
        }
        return given().formParams(form).auth().preemptive().basic(id, password).post("/oauth2/token");
    }

    private static boolean introspect(String id, String password, String token) {
        Response answer = given().formParams(Map.of("token", token))
                .auth()
                .preemptive()
                .basic(id, password)
                .post("/oauth2/introspect");
        answer.then().statusCode(200);
        return answer.path("active");
    }

    private static void revoke(String id, String password, String token) {
        given().formParams(Map.of("token", token))
                .auth()
                .preemptive()
                .basic(id, password)
                .post("/oauth2/revoke")
                .then()
                .statusCode(200);
    }

    private static JWKSet keys() throws java.text.ParseException {
        return JWKSet.parse(given().get("/.well-known/jwks.json").asString());
    }
}
