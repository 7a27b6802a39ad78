package io.incubator.auth.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers refusals of OAuth endpoints in OAuth's own form, so that any client library understands them.
class OAuthRefusals {

    @ServerExceptionMapper
    public Response refused(OAuthException e) {
        Response.ResponseBuilder response = Response.status(e.error().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new Refusal(e.error().code(), e.getMessage()));
        if (e.error() == OAuthError.INVALID_CLIENT) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"incubator\"");
        }
        return response.build();
    }

    /// The error response of RFC 6749, section 5.2.
    record Refusal(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String description) {}
}
