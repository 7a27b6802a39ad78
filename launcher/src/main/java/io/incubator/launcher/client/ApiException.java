package io.incubator.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// The API answered with a problem.
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /// @param problem the problem detail; missing when the answer is none
    static ApiException of(String call, int status, JsonNode problem) {
        if (!problem.hasNonNull("code")) {
            return new ApiException(status, "", call + " answered " + status);
        }
        List<String> parts = new ArrayList<>();
        parts.add(problem.path("title").asText() + " (" + problem.path("code").asText() + ")");
        parts.add(problem.path("detail").asText());
        problem.path("errors")
                .forEach(error -> parts.add("- " + error.path("field").asText() + ": "
                        + error.path("message").asText()));
        if (problem.hasNonNull("traceId")) {
            parts.add("trace " + problem.path("traceId").asText());
        }
        return new ApiException(status, problem.path("code").asText(), String.join("\n", parts));
    }

    public int status() {
        return status;
    }

    /// Stable code of the problem; empty when the answer had none.
    public String code() {
        return code;
    }
}
