package io.incubator.launcher.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The problem details the gateway answers itself, with the texts of `contracts/errors.yaml`.
final class Problems {
    static final String NOT_FOUND = "not-found";
    static final String REQUEST_REFUSED = "request-refused";
    static final String SERVICE_UNAVAILABLE = "service-unavailable";
    static final String METHOD_NOT_ALLOWED = "method-not-allowed";
    static final String INTERNAL_ERROR = "internal-error";
    static final String URI_TOO_LONG = "uri-too-long";
    static final String HEADERS_TOO_LARGE = "headers-too-large";
    static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER = "Retry-After";
    static final String RETRY_AFTER_SECONDS = "2";

    private static final String RESOURCE = "META-INF/incubator/errors.yaml";
    private static final List<String> LANGUAGES = List.of("en", "zh");

    private final Map<String, Entry> entries;

    private Problems(Map<String, Entry> entries) {
        this.entries = entries;
    }

    static Problems load() {
        try (InputStream in = Problems.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new Problems(new ObjectMapper(new YAMLFactory())
                    .readValue(in, Catalogue.class)
                    .errors());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers a request that goes no further.
    void answer(HttpServerRequest request, String code) {
        HttpServerResponse response = request.response()
                .setStatusCode(status(code))
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store");
        SecurityHeaders.set(response.headers(), SecurityHeaders.DATA);
        if (code.equals(SERVICE_UNAVAILABLE)) {
            response.putHeader(RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.end(problem(request, code)).onFailure(_ -> request.connection().close());
    }

    /// Answers a request that cannot even be read; nothing after it on the connection can be, either.
    void answerUnreadable(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        request.response().putHeader("Connection", "close");
        answer(
                request,
                switch (cause) {
                    case TooLongHttpLineException _ -> URI_TOO_LONG;
                    case TooLongHttpHeaderException _ -> HEADERS_TOO_LARGE;
                    case null, default -> REQUEST_REFUSED;
                });
    }

    int status(String code) {
        return entries.get(code).status();
    }

    /// The problem in the caller's language.
    Buffer problem(HttpServerRequest request, String code) {
        Entry entry = entries.get(code);
        String language = language(request.getHeader("Accept-Language"));
        return new JsonObject()
                .put("type", "urn:incubator:error:" + code)
                .put("title", entry.title().get(language))
                .put("status", entry.status())
                .put("detail", entry.detail().get(language))
                .put("code", code)
                .put("traceId", TraceParent.of(request).traceId())
                .toBuffer();
    }

    private static String language(String acceptLanguage) {
        try {
            String best = acceptLanguage == null
                    ? null
                    : Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? LANGUAGES.getFirst() : best;
        } catch (IllegalArgumentException _) {
            return LANGUAGES.getFirst();
        }
    }

    record Catalogue(Map<String, Entry> errors) {}

    record Entry(int status, Map<String, String> title, Map<String, String> detail) {}
}
