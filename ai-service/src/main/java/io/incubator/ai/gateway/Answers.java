package io.incubator.ai.gateway;

import io.incubator.ai.registry.Target;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What providers' answers mean for the caller.
final class Answers {
    private static final int LONGEST_TEXT = 2_000;
    private static final long LONGEST_WAIT = 600_000;
    private static final List<String> ACCOUNT = List.of("x-ratelimit-", "anthropic-ratelimit-", "openai-");

    private Answers() {}

    /// Copies the headers a client may use.
    static void copyHeaders(HttpClientResponse from, MultiMap to) {
        for (Map.Entry<String, String> header : from.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("content-type")
                    || name.equals("content-disposition")
                    || name.equals("x-request-id")
                    || name.equals("request-id")
                    || ACCOUNT.stream().anyMatch(name::startsWith)) {
                to.set(header.getKey(), header.getValue());
            }
        }
    }

    /// Takes away what tells of the account: at a global model it is the operator's, and how much of it is left tells
    /// what others do.
    static void hideAccount(MultiMap headers) {
        Set.copyOf(headers.names()).stream()
                .filter(name -> ACCOUNT.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith))
                .forEach(headers::remove);
    }

    /// What a refusal means. Of its body only the fields that are documented are told on, shortened.
    static Failure refusal(Target target, HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        long wait = waitMillis(response.headers());
        if (status == 401 || status == 403) {
            return Failure.of(
                    Failure.Kind.CREDENTIAL,
                    ApiError.upstream(
                            502,
                            "provider_credential_refused",
                            target.global()
                                    ? "The provider refuses this installation's credential. Its operator has to"
                                            + " replace it."
                                    : "The provider refuses this organisation's credential. Replace it at"
                                            + " PATCH /api/ai/providers/{id}."));
        }
        if (status == 429) {
            // providers name the account and what it has used
            String message = target.global() ? "The provider takes no more calls now." : message(body);
            ApiError error =
                    new ApiError(429, "rate_limit_error", "provider_rate_limited", message, null, (wait + 999) / 1_000);
            return new Failure(Failure.Kind.RATE_LIMITED, error, wait);
        }
        if (status >= 500) {
            int told = status == 503 || status == 529 ? 503 : 502;
            return new Failure(
                    Failure.Kind.SERVER,
                    ApiError.upstream(told, "provider_failed", "The provider failed with status " + status + "."),
                    wait);
        }
        if (status < 400) {
            return malformed("The provider answered with status " + status + ", which is no answer.");
        }
        JsonObject error = error(body);
        return Failure.of(
                Failure.Kind.REQUEST,
                new ApiError(
                        status,
                        text(error, "type", "invalid_request_error"),
                        text(error, "code", "provider_refused"),
                        message(body),
                        error.getValue("param") instanceof String param ? shortened(param) : null,
                        0));
    }

    static Failure malformed(String message) {
        return Failure.of(Failure.Kind.MALFORMED, ApiError.upstream(502, "provider_malformed", message));
    }

    private static String message(Buffer body) {
        return text(error(body), "message", "The provider refuses the request and does not say why.");
    }

    private static String text(JsonObject object, String field, String otherwise) {
        return object.getValue(field) instanceof String text ? shortened(text) : otherwise;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static JsonObject error(Buffer body) {
        try {
            return new JsonObject(body).getValue("error") instanceof JsonObject error ? error : new JsonObject();
        } catch (DecodeException | ClassCastException notJson) {
            return new JsonObject();
        }
    }

    private static long waitMillis(MultiMap headers) {
        try {
            String millis = headers.get("retry-after-ms");
            String seconds = headers.get("retry-after");
            double wait = millis != null
                    ? Double.parseDouble(millis)
                    : seconds != null ? Double.parseDouble(seconds) * 1_000 : 0;
            return Math.clamp((long) wait, 0, LONGEST_WAIT);
        } catch (NumberFormatException aDate) {
            return 1_000;
        }
    }
}
