package io.incubator.ai.planner.api;

import io.incubator.ai.planner.blueprint.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The ways a call is refused, with the stable code a program reads.
enum Refusal {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    PRECONDITION_FAILED(412),
    TOO_MANY_REQUESTS(429);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    String id() {
        return Names.pascal(name().toLowerCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Problem details (RFC 9457).
    Map<String, Object> example(String title) {
        return OpenApiWriter.ordered(
                "type", "https://api.example.com/problems/" + code(), "title", title, "status", status, "code", code());
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Refusal::code).toList();
    }
}
