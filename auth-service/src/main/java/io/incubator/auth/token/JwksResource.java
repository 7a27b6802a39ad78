package io.incubator.auth.token;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The published key set, by which every service checks access tokens.
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Keys")
class JwksResource {
    private final KeyRing ring;

    JwksResource(KeyRing ring) {
        this.ring = ring;
    }

    /// May be kept for as long as a new key is published before it signs.
    @GET
    @RunOnVirtualThread
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=30")
    @Operation(operationId = "getKeySet", summary = "The public keys that access tokens are signed with")
    public JwkSet keys() {
        return ring.published();
    }
}
