package io.incubator.auth.external;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// One's accounts elsewhere.
@Path("/api/auth/identities")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Accounts elsewhere")
class IdentityResource {
    private final IdentityService identities;

    IdentityResource(IdentityService identities) {
        this.identities = identities;
    }

    @GET
    @Operation(
            operationId = "listIdentities",
            summary = "Accounts elsewhere that open yours, the newest first",
            description = "One is linked on the sign-in page: choose its provider there, then sign in as yourself.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = IdentityPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                identities.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "unlinkIdentity",
            summary = "Unlink an account elsewhere; it opens yours no more",
            description = "Without a password, passkey or other link, set a password by mail to sign in again:"
                    + " POST /api/auth/password-resets.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "403", description = "Show again who you are: POST /api/auth/step-up")
    @APIResponse(responseCode = "404", description = "No link of yours")
    public void remove(UUID id) {
        identities.remove(id);
    }

    /// For the API's description: a page of accounts elsewhere.
    record IdentityPage(List<IdentityView> items, String nextCursor) {}
}
