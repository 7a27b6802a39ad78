package io.incubator.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.incubator.system.Api;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Sends calls and judges what every answer has to keep.
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CODES = Contracts.errorCodes();
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |\\b(?:java|jakarta|org|io)\\.[a-z]+\\.[a-z.]*[A-Z]|Exception\\b|\\b(?i:select|insert|update)\\b .* (?i:from|into|set) ",
            Pattern.DOTALL);

    private Answers() {}

    /// What came back.
    ///
    /// @param body empty for a stream that was opened and closed again
    record Outcome(String call, int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(call + " did not answer JSON: " + body, e);
            }
        }
    }

    static Outcome send(Api caller, Operation operation, Call call) {
        return send(caller, operation, call, Map.of());
    }

    /// Sends the call; of a stream only the beginning of the answer is read.
    static Outcome send(Api caller, Operation operation, Call call, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(call.headers());
        all.putAll(headers);
        return outcome(caller.exchange(operation.method(), call.path(), body(call), all));
    }

    private static Outcome outcome(Api.Exchange exchange) {
        return new Outcome(exchange.call(), exchange.status(), exchange.headers(), exchange.body());
    }

    private static BodyPublisher body(Call call) {
        if (call.body() == null) {
            return BodyPublishers.noBody();
        }
        if (call.body() instanceof String raw) {
            return BodyPublishers.ofString(raw);
        }
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String text(Outcome outcome) {
        assertThat(outcome.status())
                .as("%s: %s", outcome.call(), outcome.body())
                .isLessThan(300);
        return outcome.body();
    }

    /// Asserts a refusal in the shape that clients of the operation read.
    static Outcome refusal(Operation operation, Outcome outcome, int status) {
        return operation.ofModelGateway() ? vendorError(operation, outcome, status) : problem(outcome, status);
    }

    /// Asserts an error as OpenAI or Anthropic words it, which shows nothing of the insides.
    private static Outcome vendorError(Operation operation, Outcome outcome, int status) {
        String what = outcome.call() + ": " + outcome.body();
        assertThat(outcome.status()).as(what).isEqualTo(status);
        assertThat(outcome.header("Content-Type"))
                .as("content type of %s", what)
                .isEqualTo("application/json");
        assertThat(outcome.header("WWW-Authenticate"))
                .as("challenge of %s", what)
                .isEqualTo(status == 401 ? "Bearer" : "");
        JsonNode error = outcome.json().path("error");
        boolean anthropic = operation.path().startsWith("/v1/messages");
        assertThat(error.fieldNames())
                .toIterable()
                .as(what)
                .containsExactlyInAnyOrder(
                        anthropic
                                ? new String[] {"type", "message"}
                                : new String[] {"message", "type", "param", "code"});
        assertThat(outcome.json().path("type").asText()).as(what).isEqualTo(anthropic ? "error" : "");
        assertThat(error.path("type").asText()).as(what).matches("[a-z_]+");
        assertThat(error.path("message").asText()).as(what).isNotBlank();
        assertThat(anthropic || error.path("code").asText().matches("[a-z_]+"))
                .as("code of %s", what)
                .isTrue();
        assertThat(INSIDES.matcher(outcome.body()).find())
                .as("%s shows its insides", what)
                .isFalse();
        return outcome;
    }

    /// Asserts a problem detail as RFC 9457 and the catalogue have it, which shows nothing of the insides.
    static Outcome problem(Outcome outcome, int status) {
        assertThat(outcome.status())
                .as("%s: %s", outcome.call(), outcome.body())
                .isEqualTo(status);
        assertThat(outcome.header("Content-Type"))
                .as("content type of %s", outcome.call())
                .startsWith("application/problem+json");
        JsonNode problem = outcome.json();
        assertThat(problem.path("status").asInt()).as(outcome.call()).isEqualTo(status);
        assertThat(problem.path("code").asText())
                .as("code of %s: %s", outcome.call(), problem)
                .isIn(CODES);
        assertThat(problem.path("title").asText()).as(outcome.call()).isNotBlank();
        assertThat(problem.path("traceId").asText())
                .as("trace of %s", outcome.call())
                .matches("[0-9a-f]{32}");
        assertThat(INSIDES.matcher(outcome.body()).find())
                .as("%s shows its insides: %s", outcome.call(), outcome.body())
                .isFalse();
        return outcome;
    }
}
