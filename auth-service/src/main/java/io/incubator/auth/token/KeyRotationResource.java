package io.incubator.auth.token;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Rotating the signing key ahead of its schedule, for operators.
@Path("/internal/auth/keys/rotations")
@RolesAllowed("keys:rotate")
@Tag(name = "Internal")
class KeyRotationResource {
    private final KeyService keys;

    KeyRotationResource(KeyService keys) {
        this.keys = keys;
    }

    @POST
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(
            operationId = "rotateKeys",
            summary = "Begin a rotation of the signing key",
            description = "The next key is published now and signs once every service knows it. Of no effect while a"
                    + " rotation is under way.")
    @APIResponse(responseCode = "202", description = "Begun")
    public void rotate() {
        keys.rotate();
    }
}
