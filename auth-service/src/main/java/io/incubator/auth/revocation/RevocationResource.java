package io.incubator.auth.revocation;

import io.incubator.kit.identity.RevocationBatch;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The feed of revocations, for the other services.
@Path("/internal/auth/revocations")
@RolesAllowed("revocations:read")
@Tag(name = "Internal")
class RevocationResource {
    private final RevocationService revocations;

    RevocationResource(RevocationService revocations) {
        this.revocations = revocations;
    }

    @GET
    @RunOnVirtualThread
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "listRevocations",
            summary = "Rights withdrawn since a cursor; without one, all that still matter")
    public RevocationBatch after(@QueryParam("after") String cursor) {
        return revocations.after(cursor);
    }
}
