package io.incubator.auth.external;

import com.fasterxml.jackson.databind.JsonNode;
import io.incubator.auth.external.ProviderHttp.Answer;
import java.net.URI;
import java.util.Optional;

/// What a provider says of itself (OpenID Connect Discovery, section 3).
///
/// @param userinfo empty if it has none
/// @param basic whether a secret goes into the header; into the form otherwise
/// @param namesItself whether its answers to browsers say who gives them (RFC 9207)
record Metadata(URI authorization, URI token, URI keys, Optional<URI> userinfo, boolean basic, boolean namesItself) {

    /// Reads the document of a provider, which must be its own.
    static Metadata read(Answer answer, Provider provider) {
        JsonNode document = answer.expectOk();
        if (!provider.issuer().equals(document.path("issuer").asText())) {
            throw ExternalFailure.refused("its metadata are another issuer's");
        }
        JsonNode methods = document.path("token_endpoint_auth_methods_supported");
        boolean post = false;
        boolean basic = methods.isMissingNode();
        for (JsonNode method : methods) {
            post |= "client_secret_post".equals(method.asText());
            basic |= "client_secret_basic".equals(method.asText());
        }
        return new Metadata(
                endpoint(document, "authorization_endpoint"),
                endpoint(document, "token_endpoint"),
                endpoint(document, "jwks_uri"),
                document.hasNonNull("userinfo_endpoint")
                        ? Optional.of(endpoint(document, "userinfo_endpoint"))
                        : Optional.empty(),
                basic || !post,
                document.path("authorization_response_iss_parameter_supported").asBoolean());
    }

    private static URI endpoint(JsonNode document, String name) {
        try {
            URI endpoint = URI.create(document.path(name).asText());
            if (endpoint.getHost() != null && endpoint.getRawFragment() == null) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw ExternalFailure.away("its metadata hold no " + name, e);
        }
        throw ExternalFailure.away("its metadata hold no " + name, null);
    }
}
