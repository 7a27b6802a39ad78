package io.incubator.auth.session;

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

/// Where one is signed in.
@Path("/api/auth/sessions")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Sign-in")
class OwnSessionResource {
    private final OwnSessionService sessions;

    OwnSessionResource(OwnSessionService sessions) {
        this.sessions = sessions;
    }

    @GET
    @Operation(operationId = "listSessions", summary = "Where you are signed in, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SessionPage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                sessions.list(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "endSession",
            summary = "Sign out there",
            description = "Its refresh tokens are refused at once, its access tokens within seconds, everywhere.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "No running session of yours")
    public void end(UUID id) {
        sessions.end(id);
    }

    @DELETE
    @Operation(operationId = "endSessions", summary = "Sign out everywhere else, or everywhere")
    @APIResponse(responseCode = "204", description = "Ended")
    public void endAll(@QueryParam("current") @DefaultValue("false") boolean current) {
        sessions.endAll(current);
    }

    /// For the API's description: a page of sessions.
    record SessionPage(List<SessionView> items, String nextCursor) {}
}
