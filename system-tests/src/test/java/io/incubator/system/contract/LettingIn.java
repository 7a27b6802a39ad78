package io.incubator.system.contract;

import io.incubator.system.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lets an application in at the provider's pages, as somebody does with a browser.
final class LettingIn {
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI gateway;

    private LettingIn(URI gateway) {
        this.gateway = gateway;
    }

    /// Signs somebody in and allows the application what it asks.
    static void allow(URI gateway, Api.Account account, String client, String returnTo) {
        LettingIn browser = new LettingIn(gateway);
        Map<String, String> request = Map.of(
                "response_type", "code",
                "client_id", client,
                "redirect_uri", returnTo,
                "scope", "openid",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
        String signIn =
                browser.send(HttpRequest.newBuilder(gateway.resolve("/oauth2/authorize?" + form(request))), 200);
        String consent = browser.submit(
                signIn, "/oauth2/sign-in", Map.of("email", account.email(), "password", account.password()), 200);
        browser.submit(consent, "/oauth2/consent", Map.of("decision", "allow"), 303);
    }

    private String submit(String page, String path, Map<String, String> typed, int expected) {
        Map<String, String> fields = new HashMap<>(typed);
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        return send(
                HttpRequest.newBuilder(gateway.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))),
                expected);
    }

    private String send(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new AssertionError(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
