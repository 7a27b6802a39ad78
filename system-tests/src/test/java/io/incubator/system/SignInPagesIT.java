package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.incubator.system.contract.Authenticator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;

/// The pages of the OpenID provider in a real browser: with and without scripts, by keyboard alone, with a passkey, and
/// nothing on them that their policy refuses.
@Tag("no-broker")
class SignInPagesIT {
    private static final String CREATE_PASSKEY = """
            const [options, done] = arguments;
            navigator.credentials
              .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
              .then((made) => done(made.toJSON()), (failure) => done(String(failure)));""";

    private final URI gateway = SuiteUnderTest.shared().gateway();
    private final Api.Account account = Api.Account.random();
    private HttpServer application;
    private Api person;
    private URI authorize;

    @BeforeEach
    void somebodyAndAnApplicationOnThisMachine() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            byte[] page = "<!DOCTYPE html><title>App</title><h1>Back</h1>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        application.start();
        person = Api.newPerson(gateway, account);
        String back = "http://127.0.0.1:" + application.getAddress().getPort() + "/back";
        String client = person.post(
                        "/api/auth/clients",
                        Map.of("name", "Tide Tables", "confidential", false, "redirectUris", List.of(back)))
                .expect(201)
                .json()
                .at("/client/id")
                .asText();
        authorize = gateway.resolve("/oauth2/authorize?response_type=code&state=there-and-back&client_id=" + client
                + "&redirect_uri=" + URLEncoder.encode(back, StandardCharsets.UTF_8)
                + "&scope=openid+profile+email+offline_access"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
    }

    @AfterEach
    void noApplication() {
        application.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "'en-GB,en', en, Sign in, That did not go together., Allow access?, know your e-mail address",
        "'zh-CN,zh,en', zh, 登录, 输入的信息不匹配。, 允许访问？, 知道您的邮箱地址"
    })
    void aPasswordSignsInWithoutScripts(
            String languages, String language, String signIn, String wrong, String consent, String scope) {
        try (Chromium browser = Chromium.start(languages, false)) {
            browser.open(authorize);
            assertThat(browser.find("html").property("lang")).isEqualTo(language);
            assertThat(browser.find("h1").text()).isEqualTo(signIn);
            assertThat(browser.find("main").text()).contains("Tide Tables");
            // what takes a script is not shown
            assertThat(browser.shows("#passkey")).isFalse();

            signIn(browser, "not the password at all", "");
            assertThat(browser.find("[role=alert]").text()).startsWith(wrong);
            assertThat(browser.find("#email").property("value")).isEqualTo(account.email());
            assertThat(browser.find("#password").property("value")).isEmpty();

            signIn(browser, account.password(), "");
            assertThat(browser.find("h1").text()).isEqualTo(consent);
            assertThat(browser.find("main").text()).contains("Tide Tables", account.email(), scope, "127.0.0.1");
            browser.find("button[value=allow]").follow();

            assertIsBackWith(browser, "code=");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theCodeOfAnAuthenticatorIsAskedForAndNobodyHasToAllowAnything() {
        Authenticator authenticator = new Authenticator(
                person.post("/api/auth/factors/totp", Map.of()).expect(201).text("secret"));
        person.put("/api/auth/factors/totp", Map.of("code", authenticator.code()))
                .expect(200);
        try (Chromium browser = Chromium.start("en", true)) {
            browser.open(authorize);
            signIn(browser, account.password(), "");
            assertThat(browser.find("[role=alert]").text()).startsWith("Enter the code of your authenticator");

            signIn(browser, account.password(), authenticator.nextCode());
            browser.find("button[value=deny]").follow();

            assertIsBackWith(browser, "error=access_denied");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPasskeySignsInOnlyIfTheDeviceKnowsItsUser() {
        try (Chromium browser = Chromium.start("en", true)) {
            browser.open(authorize);
            VirtualAuthenticator device = browser.addDevice();
            JsonNode options = person.post("/api/auth/passkeys/options", Map.of())
                    .expect(201)
                    .json();
            JsonNode made = browser.run(CREATE_PASSKEY, options);
            person.post("/api/auth/passkeys", Map.of("name", "Laptop", "credential", made))
                    .expect(201);

            device.setUserVerified(false);
            browser.find("#passkey button").click();
            Awaitility.await().atMost(Chromium.PATIENCE).until(() -> browser.shows("#passkey [role=alert]"));
            assertThat(browser.find("#passkey [role=alert]").text()).startsWith("No passkey was accepted.");
            // whoever works by keyboard goes on where they were
            assertThat(browser.focused().text()).isEqualTo("Use a passkey");

            device.setUserVerified(true);
            browser.type(Keys.ENTER);
            Awaitility.await().atMost(Chromium.PATIENCE).until(() -> browser.shows("button[value=allow]"));
            assertThat(browser.find("main").text()).contains(account.email());
            browser.find("button[value=allow]").follow();

            assertIsBackWith(browser, "code=");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (Chromium browser = Chromium.start("en", true)) {
            browser.open(authorize);
            tabTo(browser, "email");
            browser.type(account.email());
            tabTo(browser, "password");
            browser.type(account.password());
            tabTo(browser, "code");
            tabTo(browser, "Sign in");
            tabTo(browser, "Use a passkey");
            tabTo(browser, "Elsewhere Ltd");
            browser.find("#password").click();
            browser.type(Keys.ENTER);
            Awaitility.await().atMost(Chromium.PATIENCE).until(() -> browser.shows("button[value=allow]"));

            tabTo(browser, "Allow");
            tabTo(browser, "Do not allow");
            browser.type(Keys.ENTER);

            assertIsBackWith(browser, "error=access_denied");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light", "'zh-CN,zh', dark"})
    void everybodyCanReadThePages(String languages, String scheme) throws Exception {
        AxeCore axe = AxeCore.installed();
        try (Chromium browser = Chromium.start(languages, true)) {
            browser.devTools(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            // as small as the guidelines (WCAG 1.4.10) want it read without scrolling sideways
            browser.devTools(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 320, "height", 640, "deviceScaleFactor", 1, "mobile", false));
            browser.open(gateway.resolve("/oauth2/authorize"));
            assertReadable(browser, axe);
            browser.open(authorize);
            assertReadable(browser, axe);
            signIn(browser, "not the password at all", "");
            assertReadable(browser, axe);
            signIn(browser, account.password(), "");
            assertReadable(browser, axe);
            browser.open(gateway.resolve("/oauth2/logout"));
            assertReadable(browser, axe);
            browser.find("button").follow();
            assertReadable(browser, axe);
        }
    }

    private static void assertReadable(Chromium browser, AxeCore axe) {
        String page = browser.find("h1").text();
        assertThat(browser.complaints()).as(page).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .as("width of %s", page)
                .isLessThanOrEqualTo(320);
        assertThat(axe.violations(browser)).as(page).isEmpty();
    }

    private void signIn(Chromium browser, String password, String code) {
        browser.find("#email").fill(account.email());
        browser.find("#password").fill(password);
        browser.find("#code").fill(code);
        browser.find("form[action='/oauth2/sign-in'] button").follow();
    }

    /// Presses Tab: what has the keyboard now, by id or text, shows that it has it.
    private static void tabTo(Chromium browser, String expected) {
        browser.type(Keys.TAB);
        Chromium.Element focused = browser.focused();
        String id = focused.property("id");
        assertThat(id.isEmpty() ? focused.text() : id).isEqualTo(expected);
        assertThat(focused.css("outline-style")).as(expected).isEqualTo("solid");
        assertThat(focused.css("outline-width")).as(expected).isEqualTo("3px");
    }

    private void assertIsBackWith(Chromium browser, String answer) {
        Awaitility.await()
                .atMost(Chromium.PATIENCE)
                .until(() -> browser.address().getPath().equals("/back"));
        assertThat(browser.address().getPort())
                .isEqualTo(application.getAddress().getPort());
        assertThat(browser.address().getQuery()).contains(answer, "state=there-and-back", "iss=");
    }
}
