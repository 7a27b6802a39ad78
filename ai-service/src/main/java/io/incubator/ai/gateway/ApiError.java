package io.incubator.ai.gateway;

import io.incubator.kit.problem.Problem;
import io.vertx.core.json.JsonObject;

/// A refusal in the shape the caller's client reads: OpenAI's, or Anthropic's on `/v1/messages`.
///
/// @param type OpenAI's word for the class of it
/// @param code the stable word for it
/// @param param the field it is about; null for none
/// @param retryAfterSeconds when to try again; 0 for nothing to say
record ApiError(int status, String type, String code, String message, String param, long retryAfterSeconds) {

    /// What the kit refuses before a call is looked at.
    static ApiError of(Problem refusal) {
        String type = refusal.status() < 500 ? "invalid_request_error" : "server_error";
        return new ApiError(refusal.status(), type, refusal.code().replace('-', '_'), refusal.detail(), null, 0);
    }

    static ApiError invalid(String code, String message, String param) {
        return new ApiError(400, "invalid_request_error", code, message, param, 0);
    }

    static ApiError upstream(int status, String code, String message) {
        return new ApiError(status, "upstream_error", code, message, null, 0);
    }

    /// The whole body.
    String body(Endpoint.Family family) {
        return switch (family) {
            case OPENAI -> new JsonObject().put("error", openai()).encode();
            case ANTHROPIC -> anthropic().encode();
        };
    }

    /// The event that ends a stream which cannot be finished.
    String event(Endpoint endpoint) {
        return switch (endpoint) {
            case MESSAGES -> "event: error\ndata: " + anthropic().encode() + "\n\n";
            case RESPONSES ->
                "event: error\ndata: "
                        + new JsonObject()
                                .put("type", "error")
                                .put("code", code)
                                .put("message", message)
                                .putNull("param")
                                .encode()
                        + "\n\n";
            default -> "data: " + new JsonObject().put("error", openai()).encode() + "\n\n";
        };
    }

    private JsonObject openai() {
        return new JsonObject()
                .put("message", message)
                .put("type", type)
                .put("param", param)
                .put("code", code);
    }

    private JsonObject anthropic() {
        String kind = switch (status) {
            case 400, 413, 422 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            default -> "api_error";
        };
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", kind).put("message", message));
    }
}
