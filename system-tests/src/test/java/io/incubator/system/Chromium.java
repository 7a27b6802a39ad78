package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.local.process.Directories;
import io.incubator.local.process.FreePorts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/// A real browser without a window, led by its driver. It reaches this machine only. A test that needs one is skipped,
/// and says so, where `chromium` and `chromedriver` are not installed; with `REQUIRE_BROWSER=true` in the environment
/// that is a failure.
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

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
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
        LoggingPreferences heard = new LoggingPreferences();
        heard.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(ARGUMENTS);
        options.setExperimentalOption("prefs", preferences);
        options.setCapability(ChromeOptions.LOGGING_PREFS, heard);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program.toFile())
                .usingPort(FreePorts.next())
                // profiles are made where temporary things are, and go with them
                .withEnvironment(
                        Map.of("TMPDIR", Directories.temporary("chromium").toString()))
                .withSilent(true)
                .build();
        return new Chromium(new ChromeDriver(service, options));
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

    /// Goes to an address.
    void open(URI address) {
        driver.get(address.toString());
    }

    /// Where it is.
    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    /// The one visible thing that a CSS selector finds, once it is there.
    Element find(String selector) {
        AtomicReference<Element> found = new AtomicReference<>();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            List<Element> shown = shown(selector);
            assertThat(shown)
                    .as(() -> "%s at %s: %s".formatted(selector, address(), driver.getPageSource()))
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
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(Element::new)
                .filter(Element::isShown)
                .toList();
    }

    /// What has the keyboard.
    Element focused() {
        return new Element(driver.switchTo().activeElement());
    }

    /// Types on the keyboard, wherever it is.
    void type(CharSequence keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Runs a script as the tester, whatever the policy of the page: its last argument takes the result.
    JsonNode run(String script, Object... arguments) {
        return JSON.valueToTree(driver.executeAsyncScript(
                script,
                Stream.of(arguments)
                        .map(argument -> JSON.convertValue(argument, Object.class))
                        .toArray()));
    }

    /// The value of an expression, in the page.
    JsonNode evaluate(String expression) {
        return JSON.valueToTree(driver.executeScript("return " + expression));
    }

    /// A command of Chromium's own.
    void devTools(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand(command, parameters);
    }

    /// Gives it a device that keeps passkeys, and whose user is always there and known.
    VirtualAuthenticator addDevice() {
        return driver.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
    }

    /// What it had to say about pages since it was asked last, without answers that are no pages of success.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> !message.contains(" - Failed to load resource: "))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /// Something on the page.
    final class Element {
        private final WebElement thing;

        private Element(WebElement thing) {
            this.thing = thing;
        }

        void click() {
            thing.click();
        }

        /// Clicks on what leads to another page, and waits until this one is gone: the driver may answer before.
        void follow() {
            Element page = new Element(driver.findElement(By.tagName("html")));
            click();
            Awaitility.await().atMost(PATIENCE).until(page::isGone);
        }

        void fill(String text) {
            thing.clear();
            thing.sendKeys(text);
        }

        String text() {
            return thing.getText();
        }

        String property(String name) {
            return thing.getDomProperty(name);
        }

        String css(String name) {
            return thing.getCssValue(name);
        }

        private boolean isShown() {
            try {
                return thing.isDisplayed();
            } catch (StaleElementReferenceException e) {
                return false;
            }
        }

        /// Whether the page it was on is no longer there.
        private boolean isGone() {
            try {
                thing.getTagName();
                return false;
            } catch (StaleElementReferenceException e) {
                return true;
            }
        }
    }
}
