package io.incubator.auth.client;

import io.incubator.kit.idempotency.RepeatSafe;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The token endpoint of RFC 6749. It alone answers errors in OAuth's form, so that any client library
/// understands them.
@Path("/api/auth/token")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Services")
class TokenResource {
    private final ClientTokenService tokens;

    TokenResource(ClientTokenService tokens) {
        this.tokens = tokens;
    }

    @POST
    @RepeatSafe("each answer is a token of its own")
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "grantToken", summary = "A token for a service itself (client credentials)")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ClientToken.class)))
    @APIResponse(responseCode = "401", description = "Client authentication failed")
    public ClientToken token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("audience") String audience,
            @FormParam("scope") String scope) {
        if (grantType == null) {
            throw new OAuthException(OAuthError.INVALID_REQUEST, "grant_type is missing.");
        }
        return tokens.grant(grantType, ClientCredentials.of(authorization, clientId, clientSecret), audience, scope);
    }
}
