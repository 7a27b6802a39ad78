package io.incubator.auth.oauth;

import io.incubator.auth.organisation.Role;
import io.incubator.auth.session.App;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// The parameters of an authorization request (OAuth 2.1, section 4.1.1; OpenID Connect Core,
/// section 3.1.2.1), each at most once.
record AuthorizationRequest(Map<String, String> parameters) {
    private static final Pattern S256 = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGEST = 4000;

    AuthorizationRequest {
        parameters = Map.copyOf(parameters);
    }

    /// What is wrong with a request whose client and address are known to be good: told to the
    /// application.
    record Fault(String error, String description) {}

    /// Reads parameters, in a query or a form.
    ///
    /// @return empty if one is there twice, or all together are too long
    static Optional<AuthorizationRequest> of(Map<String, List<String>> given) {
        Map<String, String> once = new LinkedHashMap<>();
        int length = 0;
        for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
            if (parameter.getValue().size() != 1) {
                return Optional.empty();
            }
            once.put(parameter.getKey(), parameter.getValue().getFirst());
            length += parameter.getKey().length()
                    + parameter.getValue().getFirst().length();
        }
        return length > LONGEST ? Optional.empty() : Optional.of(new AuthorizationRequest(once));
    }

    /// Reads what [#text()] wrote, as it comes back in a form.
    static Optional<AuthorizationRequest> parse(String text) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    given.merge(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            List.of(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8)),
                            (a, b) -> List.of(a.getFirst(), b.getFirst()));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return of(given);
    }

    /// The request as a query.
    String text() {
        StringBuilder query = new StringBuilder();
        new java.util.TreeMap<>(parameters)
                .forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    Optional<UUID> client() {
        return Ids.parse(parameters.get("client_id"));
    }

    String redirectUri() {
        return parameters.getOrDefault("redirect_uri", "");
    }

    String challenge() {
        return parameters.getOrDefault("code_challenge", "");
    }

    Optional<String> nonce() {
        return Optional.ofNullable(parameters.get("nonce"));
    }

    Optional<String> state() {
        return Optional.ofNullable(parameters.get("state"));
    }

    Set<String> scopes() {
        return words("scope");
    }

    boolean prompts(String value) {
        return words("prompt").contains(value);
    }

    /// How long ago the person may have signed in; empty for any time.
    Optional<Duration> maxAge() {
        return Optional.ofNullable(parameters.get("max_age"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /// What the application did wrong.
    Optional<Fault> fault() {
        if (parameters.containsKey("request") || parameters.containsKey("request_uri")) {
            return fault("request_not_supported", "Send the parameters themselves.");
        }
        if (!"code".equals(parameters.get("response_type"))) {
            return fault("unsupported_response_type", "Only response_type=code is supported.");
        }
        if (!"query".equals(parameters.getOrDefault("response_mode", "query"))) {
            return fault("invalid_request", "Only response_mode=query is supported.");
        }
        if (!"S256".equals(parameters.get("code_challenge_method"))
                || !S256.matcher(challenge()).matches()) {
            return fault("invalid_request", "Send code_challenge with code_challenge_method=S256.");
        }
        Set<String> unknown = new HashSet<>(scopes());
        unknown.removeAll(App.ABOUT_THE_PERSON);
        unknown.removeAll(Role.OWNER.scopes());
        if (!unknown.isEmpty() || scopes().isEmpty()) {
            return fault("invalid_scope", "A scope is missing or not known here.");
        }
        if (prompts("none") && words("prompt").size() > 1) {
            return fault("invalid_request", "prompt=none stands alone.");
        }
        return parameters.getOrDefault("max_age", "0").matches("[0-9]{1,9}")
                ? Optional.empty()
                : fault("invalid_request", "max_age is a number of seconds.");
    }

    private static Optional<Fault> fault(String error, String description) {
        return Optional.of(new Fault(error, description));
    }

    private Set<String> words(String parameter) {
        Set<String> words = new TreeSet<>(
                Arrays.asList(parameters.getOrDefault(parameter, "").strip().split(" +", -1)));
        words.remove("");
        return words;
    }
}
