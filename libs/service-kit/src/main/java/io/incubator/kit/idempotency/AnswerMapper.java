package io.incubator.kit.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Sends a remembered answer again.
class AnswerMapper {
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    @ServerExceptionMapper
    Response again(AlreadyAnswered repeated) {
        Answer answer = repeated.answer();
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED_HEADER, "true");
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON).entity(answer.body());
        }
        return response.build();
    }
}
