package io.incubator.auth.oauth;

import io.incubator.auth.oauth.ConsentRepository.Consent;
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

/// The applications one has let in.
@Path("/api/auth/consents")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Applications")
class ConsentResource {
    private final ConsentService consents;

    ConsentResource(ConsentService consents) {
        this.consents = consents;
    }

    @GET
    @Operation(operationId = "listConsents", summary = "The applications you have let in, and what they may do")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ConsentPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                consents.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 1)), limit), uri);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "withdrawConsent",
            summary = "Let an application in no more",
            description = "Its refresh tokens are refused at once, its access tokens within seconds, everywhere.")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    @APIResponse(responseCode = "404", description = "You have not let it in")
    public void withdraw(UUID id) {
        consents.withdraw(id);
    }

    /// For the API's description: a page of consents.
    record ConsentPage(List<Consent> items, String nextCursor) {}
}
