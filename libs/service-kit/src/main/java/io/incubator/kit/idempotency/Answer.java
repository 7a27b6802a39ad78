package io.incubator.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// What a call was answered.
///
/// @param fingerprint of the request it answered; null before it is kept
/// @param location value of `Location`; null without one
/// @param body JSON; null without one
record Answer(Sha256 fingerprint, int status, String location, String body) {

    /// Takes down what a resource method returned.
    static Answer of(Object result, Method method, Function<Object, String> json) {
        return switch (result) {
            case RestResponse<?> response -> of(response.toResponse(), json);
            case Response response -> of(response, json);
            case null -> new Answer(null, status(method, Response.Status.NO_CONTENT), null, null);
            default -> new Answer(null, status(method, Response.Status.OK), null, json.apply(result));
        };
    }

    private static Answer of(Response response, Function<Object, String> json) {
        return new Answer(
                null,
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.hasEntity() ? json.apply(response.getEntity()) : null);
    }

    private static int status(Method method, Response.Status usual) {
        ResponseStatus declared = method.getAnnotation(ResponseStatus.class);
        return declared == null ? usual.getStatusCode() : declared.value();
    }

    /// Whether this answered the same request, and not another one with the same key.
    boolean answers(Call call) {
        return call.fingerprint().equals(fingerprint);
    }
}
