package io.incubator.auth.oauth;

import io.incubator.auth.client.OAuthError;
import io.incubator.auth.client.OAuthException;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/// The endpoints applications call themselves: token, introspection (RFC 7662), revocation (RFC 7009).
/// Described in docs/reference/openid.md.
@Path("/oauth2")
@PermitAll
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
class TokenEndpointResource {
    private final ClientAuthentication clients;
    private final TokenService tokens;
    private final IntrospectionService introspection;

    TokenEndpointResource(ClientAuthentication clients, TokenService tokens, IntrospectionService introspection) {
        this.clients = clients;
        this.tokens = tokens;
        this.introspection = introspection;
    }

    @POST
    @Path("/token")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public TokenAnswer token(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @FormParam("client_id") String id,
            @FormParam("client_secret") String secret,
            @FormParam("grant_type") String grantType,
            @FormParam("code") String code,
            @FormParam("redirect_uri") String redirectUri,
            @FormParam("code_verifier") String verifier,
            @FormParam("refresh_token") String refreshToken,
            @FormParam("scope") String scope) {
        if (grantType == null) {
            throw new OAuthException(OAuthError.INVALID_REQUEST, "grant_type is missing.");
        }
        return switch (grantType) {
            case "authorization_code" ->
                tokens.code(clients.require(authorization, id, secret), code, redirectUri, verifier);
            case "refresh_token" -> tokens.refresh(clients.require(authorization, id, secret), refreshToken);
            case "client_credentials" -> tokens.own(clients.requireConfidential(authorization, id, secret), scope);
            default ->
                throw new OAuthException(
                        OAuthError.UNSUPPORTED_GRANT_TYPE,
                        "authorization_code, refresh_token and client_credentials are supported.");
        };
    }

    @POST
    @Path("/introspect")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(hidden = true)
    public Map<String, Object> introspect(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @FormParam("client_id") String id,
            @FormParam("client_secret") String secret,
            @FormParam("token") String token) {
        OAuthClient client = clients.requireConfidential(authorization, id, secret);
        return new LinkedHashMap<>(introspection.describe(client, token == null ? "" : token));
    }

    @POST
    @Path("/revoke")
    @Operation(hidden = true)
    @ResponseStatus(200) // RFC 7009, section 2.2
    public void revoke(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @FormParam("client_id") String id,
            @FormParam("client_secret") String secret,
            @FormParam("token") String token) {
        OAuthClient client = clients.require(authorization, id, secret);
        introspection.revoke(client, token == null ? "" : token);
    }
}
