package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// A real browser without a window, led by its driver (W3C WebDriver over plain HTTP). It reaches this
/// machine only. A test that needs one is skipped, and says so, where `chromium` and `chromedriver` are
/// not installed; with `REQUIRE_BROWSER=true` in the environment that is a failure.
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Duration PATIENCE = Duration.ofSeconds(30);
    /// what keeps it from looking up anything that is not on this machine, and from calling home
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            // containers have little shared memory, and their root has no sandbox
            "--disable-dev-shm-usage",
            "--no-sandbox",
            "--window-size=1280,900",
            "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-domain-reliability",
            "--disable-sync",
            "--no-first-run");

    private final Process driver;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI session;

    private Chromium(Process driver, int port, Path browser, Map<String, Object> preferences) {
        this.driver = driver;
        URI sessions = URI.create("http://127.0.0.1:" + port + "/session");
        awaitDriver(URI.create("http://127.0.0.1:" + port + "/status"));
        Map<String, Object> options =
                Map.of("binary", browser.toString(), "args", ARGUMENTS, "prefs", preferences, "localState", Map.of());
        JsonNode answer = call(
                "POST",
                sessions,
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL")))));
        session = URI.create(sessions + "/" + answer.path("sessionId").asText());
    }

    /// A browser with nothing in it.
    ///
    /// @param languages what its owner reads, the best first: `zh-CN,zh,en`
    /// @param scripts whether it runs those of pages
    static Chromium start(String languages, boolean scripts) {
        Path browser = installed("chromium");
        Path program = installed("chromedriver");
        Map<String, Object> preferences = new HashMap<>();
        preferences.put("intl.accept_languages", languages);
        if (!scripts) {
            preferences.put("profile.managed_default_content_settings.javascript", 2);
        }
        int port = FreePorts.next();
        Process driver = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            // profiles are made where temporary things are, and go with them
            builder.environment()
                    .put("TMPDIR", Directories.temporary("chromium").toString());
            driver = builder.start();
            return new Chromium(driver, port, browser, preferences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            end(driver);
            throw e;
        }
    }

    private static Path installed(String program) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message = "The pages are NOT tested in a browser: " + program + " is not installed";
            assertThat(System.getenv("REQUIRE_BROWSER")).as(message).isNotEqualTo("true");
            System.err.println(message);
            abort(message);
        }
        return found.orElseThrow();
    }

    private void awaitDriver(URI status) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> call("GET", status, null).path("ready").asBoolean());
    }

    /// Goes to an address.
    void open(URI address) {
        post("/url", Map.of("url", address.toString()));
    }

    /// Where it is.
    URI address() {
        return URI.create(get("/url").asText());
    }

    /// The one visible thing that a CSS selector finds, once it is there.
    Element find(String selector) {
        AtomicReference<Element> found = new AtomicReference<>();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            List<Element> shown = shown(selector);
            assertThat(shown)
                    .as(() -> "%s at %s: %s".formatted(selector, address(), get("/source")))
                    .hasSize(1);
            found.set(shown.getFirst());
        });
        return found.get();
    }

    /// Whether such a thing is there and to be seen now.
    boolean shows(String selector) {
        return !shown(selector).isEmpty();
    }

    private List<Element> shown(String selector) {
        return all(selector).stream().filter(Element::isShown).toList();
    }

    /// What has the keyboard.
    Element focused() {
        return element(get("/element/active"));
    }

    private List<Element> all(String selector) {
        List<Element> elements = new ArrayList<>();
        post("/elements", Map.of("using", "css selector", "value", selector))
                .forEach(found -> elements.add(element(found)));
        return elements;
    }

    private Element element(JsonNode reference) {
        return new Element(reference.elements().next().asText());
    }

    /// Types on the keyboard, wherever it is; `\uE004` is Tab, `\uE007` Enter.
    void type(String keys) {
        List<Map<String, String>> strokes = keys.codePoints()
                .mapToObj(Character::toString)
                .flatMap(key ->
                        Stream.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)))
                .toList();
        post("/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", strokes))));
    }

    /// Runs a script as the tester, whatever the policy of the page: its last argument takes the result.
    JsonNode run(String script, Object... arguments) {
        return post("/execute/async", Map.of("script", script, "args", arguments));
    }

    /// The value of an expression, in the page.
    JsonNode evaluate(String expression) {
        return post("/execute/sync", Map.of("script", "return " + expression, "args", List.of()));
    }

    /// A command of Chromium's own.
    void devTools(String command, Map<String, Object> parameters) {
        post("/goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }

    /// Gives it a device that keeps passkeys, and whose user is always there.
    Device addDevice() {
        JsonNode id = post(
                "/webauthn/authenticator",
                Map.of(
                        "protocol",
                        "ctap2",
                        "transport",
                        "internal",
                        "hasResidentKey",
                        true,
                        "hasUserVerification",
                        true,
                        "isUserVerified",
                        true));
        return new Device(id.asText());
    }

    /// What it had to say about pages since it was asked last, without answers that are no pages of success.
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        post("/se/log", Map.of("type", "browser")).forEach(entry -> {
            if (!entry.path("source").asText().equals("network")) {
                complaints.add(entry.toString());
            }
        });
        return complaints;
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, null);
        } finally {
            end(driver);
        }
    }

    private static void end(Process driver) {
        if (driver != null) {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }

    private JsonNode get(String path) {
        return call("GET", URI.create(session + path), null);
    }

    private JsonNode post(String path, Object body) {
        return call("POST", URI.create(session + path), body);
    }

    private JsonNode call(String method, URI address, Object body) {
        Answer answer = send(method, address, body);
        assertThat(answer.status())
                .as("%s %s: %s", method, address, answer.value())
                .isEqualTo(200);
        return answer.value();
    }

    /// What the driver said.
    ///
    /// @param value a result, or an error by its name
    private record Answer(int status, JsonNode value) {
        /// The page the thing was on is no longer there.
        boolean isOfAnotherPage() {
            return value.path("error").asText().equals("stale element reference");
        }
    }

    private Answer send(String method, URI address, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), JSON.readTree(response.body()).path("value"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Something on the page.
    final class Element {
        private final String path;

        private Element(String id) {
            path = "/element/" + id;
        }

        void click() {
            post(path + "/click", Map.of());
        }

        /// Clicks on what leads to another page, and waits until this one is gone: the driver may answer before.
        void follow() {
            Element page = all("html").getFirst();
            click();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> send("GET", URI.create(session + page.path + "/name"), null)
                            .isOfAnotherPage());
        }

        void fill(String text) {
            post(path + "/clear", Map.of());
            post(path + "/value", Map.of("text", text));
        }

        String text() {
            return get(path + "/text").asText();
        }

        String property(String name) {
            return get(path + "/property/" + name).asText();
        }

        String css(String name) {
            return get(path + "/css/" + name).asText();
        }

        private boolean isShown() {
            URI displayed = URI.create(session + path + "/displayed");
            Answer answer = send("GET", displayed, null);
            if (answer.isOfAnotherPage()) {
                return false;
            }
            assertThat(answer.status()).as("%s: %s", displayed, answer.value()).isEqualTo(200);
            return answer.value().asBoolean();
        }
    }

    /// What keeps passkeys.
    final class Device {
        private final String path;

        private Device(String id) {
            path = "/webauthn/authenticator/" + id;
        }

        /// Whether it knows its user from now on: by finger, face or number.
        void verifiesUser(boolean verifies) {
            post(path + "/uv", Map.of("isUserVerified", verifies));
        }
    }
}
