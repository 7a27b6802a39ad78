package io.incubator.auth.oauth;

import io.incubator.auth.AuthConfig;
import io.incubator.auth.organisation.Role;
import io.incubator.auth.session.App;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Where everything is and what is supported (OpenID Connect Discovery, RFC 8414).
@Path("/.well-known")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Applications")
class DiscoveryResource {
    private final String issuer;

    @Inject
    DiscoveryResource(AuthConfig config) {
        this.issuer = config.issuer();
    }

    @GET
    @Path("/openid-configuration")
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
    @Operation(operationId = "getOpenidConfiguration", summary = "What the OpenID provider supports, and where")
    public Map<String, Object> openid() {
        return metadata();
    }

    @GET
    @Path("/oauth-authorization-server")
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
    @Operation(operationId = "getAuthorizationServer", summary = "The same, under the name OAuth gives it (RFC 8414)")
    public Map<String, Object> oauth() {
        return metadata();
    }

    private Map<String, Object> metadata() {
        Set<String> scopes = new TreeSet<>(App.ABOUT_THE_PERSON);
        scopes.addAll(Role.OWNER.scopes());
        List<String> authentication = List.of("client_secret_basic", "client_secret_post");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer);
        all.put("authorization_endpoint", issuer + "/oauth2/authorize");
        all.put("token_endpoint", issuer + "/oauth2/token");
        all.put("userinfo_endpoint", issuer + "/oauth2/userinfo");
        all.put("jwks_uri", issuer + "/.well-known/jwks.json");
        all.put("introspection_endpoint", issuer + "/oauth2/introspect");
        all.put("revocation_endpoint", issuer + "/oauth2/revoke");
        all.put("end_session_endpoint", issuer + "/oauth2/logout");
        all.put("scopes_supported", scopes);
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", List.of("query"));
        all.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        all.put("code_challenge_methods_supported", List.of("S256"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("ES256"));
        all.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        all.put("introspection_endpoint_auth_methods_supported", authentication);
        all.put(
                "revocation_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "none"));
        all.put("acr_values_supported", List.of("pwd", "mfa"));
        all.put(
                "claims_supported",
                List.of(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "sid",
                        "acr",
                        "auth_time",
                        "nonce",
                        "name",
                        "email",
                        "email_verified"));
        all.put("ui_locales_supported", List.of("en", "zh"));
        all.put("prompt_values_supported", List.of("none", "login", "consent"));
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("request_parameter_supported", false);
        all.put("request_uri_parameter_supported", false);
        all.put("claims_parameter_supported", false);
        return all;
    }
}
