package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Signing in with an account elsewhere, on the pages of the provider.
@QuarkusIntegrationTest
@QuarkusTestResource(OtherProvider.class)
class ExternalSignInIT extends PackagedAuth {
    private static final String HERE = "http://issuer.test";
    private static final String RETURN = "https://app.example/callback";

    private final Browser browser = new Browser();
    private final String subject = "248289761001-" + UUID.randomUUID();
    private Person person;
    private String access;
    private String client;

    @BeforeEach
    void anApplication() {
        person = register();
        access = accessToken(person);
        client = as(accessToken(person, found(person, "Guild")))
                .body(Map.of("name", "An App", "confidential", false, "redirectUris", List.of(RETURN)))
                .post("/api/auth/clients")
                .then()
                .statusCode(201)
                .extract()
                .path("client.id");
    }

    @Test
    void whoIsSignedInHasAnAccountElsewhereOpenTheirsUntilItIsUnlinked() {
        // Given the page that lists the providers
        Response page = browser.open("/oauth2/authorize", request());
        page.then().body(containsString("The Other")).body(containsString("/oauth2/external/other?request="));

        // When somebody comes by one whose account opens none here, they are asked whose it is
        Response asked = arrive(browser, subject, "elsewhere@example.org");
        asked.then().statusCode(200).body(containsString("Whose account is it?"));
        link(browser, asked, "not the password").then().statusCode(401);
        assertThat(link(browser, asked, PASSWORD).asString()).contains("Allow access?");

        // Then it opens their account from now on, which they are told and see
        Browser another = new Browser();
        Response consent = arrive(another, subject, "elsewhere@example.org");
        consent.then().statusCode(200).body(containsString("Allow access?")).body(containsString(person.email()));
        assertThat(Browser.answer(another.submit(consent, "/oauth2/consent", Map.of("decision", "allow"))))
                .containsKey("code");
        Response linked = as(access).get("/api/auth/identities");
        linked.then()
                .statusCode(200)
                .body("items.subject", contains(subject))
                .body("items[0].issuer", equalTo(OtherProvider.issuer()));
        as(access).get("/api/auth/notices").then().body("items.kind", hasItem("identity-linked"));

        // And nobody else unlinks it; once it is, it opens nothing
        String identity = "/api/auth/identities/" + linked.path("items[0].id");
        as(accessToken(register())).delete(identity).then().statusCode(404);
        as(access).delete(identity).then().statusCode(204);
        as(access).get("/api/auth/identities").then().body("items", hasSize(0));
        as(access).get("/api/auth/notices").then().body("items.kind", hasItem("identity-unlinked"));
        arrive(new Browser(), subject, "elsewhere@example.org").then().body(containsString("Whose account is it?"));
    }

    @Test
    void anAddressOpensNothing() {
        // somebody elsewhere with the very address of an account here, confirmed there
        Response asked = arrive(browser, subject, person.email());

        asked.then().statusCode(200).body(containsString("Whose account is it?"));
        submit(browser, asked, "/oauth2/external/account", Map.of())
                .then()
                .statusCode(409)
                .body(containsString("The address has an account."));
        as(access).get("/api/auth/identities").then().body("items", hasSize(0));
    }

    @Test
    void theSecondFactorIsAskedForHereAllTheSame() {
        link(browser, arrive(browser, subject, "elsewhere@example.org"), PASSWORD);
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

        Browser another = new Browser();
        Response asked = arrive(another, subject, "elsewhere@example.org");
        asked.then().statusCode(401).body(containsString("/oauth2/external/code"));
        submit(another, asked, "/oauth2/external/code", Map.of("code", "000000"))
                .then()
                .statusCode(401);
        // nobody is signed in yet
        assertThat(another.open("/oauth2/authorize", request()).asString()).contains("id=\"password\"");
        Response consent = submit(another, asked, "/oauth2/external/code", Map.of("code", authenticator.code(0)));
        consent.then().statusCode(200).body(containsString("Allow access?"));
    }

    @Test
    void aPasskeyLinksAndIsTheSecondFactorToo() {
        PasskeyOwner owner = PasskeyOwner.of(access);
        Response asked = arrive(browser, subject, "elsewhere@example.org");
        asked.then().body(containsString("<script src=\"/oauth2/passkey.js\" defer></script>"));

        // Given an account elsewhere that was linked by a passkey, without a password
        submit(
                        browser,
                        asked,
                        "/oauth2/external/passkey",
                        owner.at("https://evil.example").proof())
                .then()
                .statusCode(401)
                .body(containsString("Whose account is it?"));
        as(access).get("/api/auth/identities").then().body("items", hasSize(0));
        submit(browser, asked, "/oauth2/external/passkey", owner.at(HERE).proof())
                .then()
                .statusCode(200)
                .body(containsString("Allow access?"));
        as(access).get("/api/auth/identities").then().body("items.subject", contains(subject));

        // When a code is asked for
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
        Browser another = new Browser();
        Response code = arrive(another, subject, "elsewhere@example.org");
        code.then().statusCode(401).body(containsString("/oauth2/external/code"));

        // Then somebody else's passkey is none, and one's own is as good as the code
        PasskeyOwner stranger = PasskeyOwner.of(accessToken(register()));
        submit(another, code, "/oauth2/external/passkey", stranger.proof())
                .then()
                .statusCode(401)
                .body(containsString("/oauth2/external/code"))
                .body(containsString("No passkey was accepted."));
        assertThat(another.open("/oauth2/authorize", request()).asString()).contains("id=\"password\"");
        submit(another, code, "/oauth2/external/passkey", owner.proof())
                .then()
                .statusCode(200)
                .body(containsString("Allow access?"));
    }

    @Test
    void whoHasNoAccountMakesOneAndGetsAPasswordByMail() {
        String email = "new-" + UUID.randomUUID() + "@example.org";
        Response made = submit(browser, arrive(browser, subject, email), "/oauth2/external/account", Map.of());
        made.then().statusCode(200).body(containsString("Allow access?")).body(containsString(email));
        arrive(new Browser(), subject, email).then().body(containsString("Allow access?"));

        // no password signs in until one is set
        post("/api/auth/login", Map.of("email", email, "password", PASSWORD))
                .then()
                .statusCode(401);
        post("/api/auth/password-resets", Map.of("email", email)).then().statusCode(202);
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "token",
                        MailFolder.token(MailFolder.await(email, "Set another password")),
                        "password",
                        PASSWORD))
                .put("/api/auth/password-resets")
                .then()
                .statusCode(204);
        post("/api/auth/login", Map.of("email", email, "password", PASSWORD))
                .then()
                .statusCode(200);
    }

    @Test
    void whatDoesNotHoldSignsNobodyIn() {
        link(browser, arrive(browser, subject, "elsewhere@example.org"), PASSWORD);
        Map<String, Function<JWTClaimsSet.Builder, String>> tokens = new HashMap<>();
        tokens.put("nonce", claims -> sign(claims.claim("nonce", "of another sign-in")));
        tokens.put("no nonce", claims -> sign(claims.claim("nonce", null)));
        tokens.put("issuer", claims -> sign(claims.issuer("https://elsewhere.example")));
        tokens.put("audience", claims -> sign(claims.audience("another client")));
        tokens.put("second audience", claims -> sign(claims.audience(List.of("incubator", "another client"))));
        tokens.put("party", claims -> sign(claims.claim("azp", "another client")));
        tokens.put(
                "expired",
                claims -> sign(claims.expirationTime(Date.from(Instant.now().minusSeconds(90)))));
        tokens.put("no expiry", claims -> sign(claims.expirationTime(null)));
        tokens.put("nobody", claims -> sign(claims.subject(null)));
        tokens.put("unsigned", claims -> new PlainJWT(claims.build()).serialize());
        tokens.put("foreign key", claims -> OtherProvider.signed(claims, OtherProvider.key()));
        tokens.put("no token", _ -> "");

        tokens.forEach((what, token) -> {
            Browser another = new Browser();
            String location = begin(another, "other");
            Response answer =
                    back(another, location, OtherProvider.signIn(location, subject, "elsewhere@example.org", token));
            assertThat(answer.statusCode()).as(what).isEqualTo(401);
            assertThat(answer.asString()).as(what).contains("That sign-in was not accepted");
            assertThat(another.open("/oauth2/authorize", request()).asString())
                    .as(what)
                    .contains("id=\"password\"");
        });
    }

    @Test
    void aStateWorksOnceInTheBrowserThatBeganIt() {
        link(browser, arrive(browser, subject, "elsewhere@example.org"), PASSWORD);
        Browser another = new Browser();
        String location = begin(another, "other");
        String code = OtherProvider.signIn(location, subject, "elsewhere@example.org");

        Browser stranger = new Browser();
        begin(stranger, "other");
        back(stranger, location, code).then().statusCode(400);
        back(new Browser(), location, code).then().statusCode(400);
        back(another, location.replaceFirst("state=[^&]*", "state=AAAA"), code)
                .then()
                .statusCode(400);
        back(another, location, code).then().statusCode(200);
        back(another, location, code).then().statusCode(400);
    }

    @Test
    void whoHasArrivedIsOfNoUseToAnotherBrowser() {
        Response asked = arrive(browser, subject, "elsewhere@example.org");
        Browser another = new Browser();
        Response others = arrive(another, "somebody else", "other@example.org");

        Map<String, String> typed = new HashMap<>(Map.of("email", person.email(), "password", PASSWORD));
        typed.put("ticket", Browser.hidden(asked, "ticket"));
        another.submit(others, "/oauth2/external/link", typed).then().statusCode(400);
        typed.put("ticket", "AAAA");
        another.submit(others, "/oauth2/external/link", typed).then().statusCode(400);
        // nor is a form of another page
        typed.put("ticket", Browser.hidden(others, "ticket"));
        another.submit(others, "/oauth2/external/link", typed, "https://elsewhere.example")
                .then()
                .statusCode(403);
        typed.put("csrf", "A".repeat(43));
        another.submit(others, "/oauth2/external/link", typed).then().statusCode(400);
        as(access).get("/api/auth/identities").then().body("items", hasSize(0));
    }

    @Test
    void aProviderThatFailsIsAPage() {
        // not there at all
        go(browser, "away").then().statusCode(502).body(containsString("It cannot be reached just now"));
        // leading its client to a private place
        String sly = begin(browser, "sly");
        back(browser, sly, "a code").then().statusCode(502).body(containsString("It cannot be reached just now"));
        // failing at the code, or refusing it
        back(browser, begin(browser, "other"), "broken").then().statusCode(502);
        back(browser, begin(browser, "other"), "unknown").then().statusCode(401);
        // saying that somebody did not want to, or that somebody else answers
        String location = begin(browser, "other");
        browser.open(
                        "/oauth2/external/callback",
                        Map.of("state", Browser.parameter(location, "state"), "error", "access_denied"))
                .then()
                .statusCode(401);
        String next = begin(browser, "other");
        browser.open(
                        "/oauth2/external/callback",
                        Map.of(
                                "state", Browser.parameter(next, "state"),
                                "code", OtherProvider.signIn(next, subject, "elsewhere@example.org"),
                                "iss", "https://elsewhere.example"))
                .then()
                .statusCode(401);
        // one that nobody has set
        go(browser, "nobody").then().statusCode(400);
        browser.open("/oauth2/external/other", Map.of("request", "nothing"))
                .then()
                .statusCode(400);
        browser.open("/oauth2/external/other", Map.of()).then().statusCode(400);
    }

    private static String sign(JWTClaimsSet.Builder claims) {
        return OtherProvider.signed(claims, OtherProvider.KEY);
    }

    private Map<String, String> request() {
        return Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", RETURN,
                "scope", "openid email",
                "state", "a state",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
    }

    private Response go(Browser visitor, String provider) {
        Map<String, String> query = new HashMap<>(request());
        query.put("prompt", "login");
        Response page = visitor.open("/oauth2/authorize", query);
        return visitor.open("/oauth2/external/" + provider, Map.of("request", Browser.hidden(page, "request")));
    }

    /// Where the browser is sent.
    private String begin(Browser visitor, String provider) {
        Response gone = go(visitor, provider);
        assertThat(gone.statusCode()).as(gone.asString()).isEqualTo(303);
        return gone.header("Location");
    }

    private static Response back(Browser visitor, String location, String code) {
        return visitor.open(
                "/oauth2/external/callback", Map.of("state", Browser.parameter(location, "state"), "code", code));
    }

    private Response arrive(Browser visitor, String elsewhere, String email) {
        String location = begin(visitor, "other");
        assertThat(location).startsWith(OtherProvider.issuer() + "/authorize?");
        return back(visitor, location, OtherProvider.signIn(location, elsewhere, email));
    }

    private Response link(Browser visitor, Response page, String password) {
        return submit(visitor, page, "/oauth2/external/link", Map.of("email", person.email(), "password", password));
    }

    private static Response submit(Browser visitor, Response page, String path, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(typed);
        form.put("ticket", Browser.hidden(page, "ticket"));
        return visitor.submit(page, path, form);
    }
}
