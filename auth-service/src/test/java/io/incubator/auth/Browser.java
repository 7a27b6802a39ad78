package io.incubator.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser at the provider's pages: it keeps cookies and fills in forms, and runs no script.
final class Browser {
    private final Map<String, String> cookies = new HashMap<>();

    Response open(String path, Map<String, String> query) {
        return keep(request().queryParams(query).get(path));
    }

    /// Sends the form of a page back, with its hidden fields.
    Response submit(Response page, String path, Map<String, String> typed) {
        return submit(page, path, typed, "http://issuer.test");
    }

    Response submit(Response page, String path, Map<String, String> typed, String origin) {
        Map<String, String> form = new HashMap<>(typed);
        form.putIfAbsent("csrf", hidden(page, "csrf"));
        String request = hidden(page, "request");
        if (request != null) {
            form.putIfAbsent("request", request);
        }
        RequestSpecification post = request();
        if (origin != null) {
            post.header("Origin", origin);
        }
        return keep(post.contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(path));
    }

    /// Signs in and allows what is asked, and comes back with the parameters the application gets.
    Map<String, String> allow(Map<String, String> query, String email, String password) {
        Response consent = submit(
                open("/oauth2/authorize", query), "/oauth2/sign-in", Map.of("email", email, "password", password));
        assertThat(consent.statusCode()).as(consent.asString()).isEqualTo(200);
        return answer(submit(consent, "/oauth2/consent", Map.of("decision", "allow")));
    }

    /// What an application is told by a redirect.
    static Map<String, String> answer(Response redirect) {
        assertThat(redirect.statusCode()).as(redirect.asString()).isEqualTo(303);
        return parameters(redirect.header("Location"));
    }

    /// One parameter of an address.
    static String parameter(String address, String name) {
        return parameters(address).get(name);
    }

    private static Map<String, String> parameters(String address) {
        Map<String, String> answer = new HashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            answer.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return answer;
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }

    private RequestSpecification request() {
        // as the gateway passes requests on
        return given().header("X-Forwarded-Host", "issuer.test")
                .header("X-Forwarded-Proto", "http")
                .redirects()
                .follow(false)
                .cookies(cookies);
    }

    private Response keep(Response response) {
        cookies.putAll(response.cookies());
        return response;
    }

    static String hidden(Response page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.asString());
        return field.find() ? field.group(1).replace("&amp;", "&") : null;
    }
}
