package io.incubator.auth.notice;

import io.incubator.kit.paging.Cursor;
import io.incubator.kit.paging.Paging;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What happened to one's account.
@Path("/api/auth/notices")
@Authenticated
@Tag(name = "Sign-in")
class NoticeResource {
    private final NoticeService notices;

    NoticeResource(NoticeService notices) {
        this.notices = notices;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listNotices", summary = "What happened to your account, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoticePage.class)))
    public Response list(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(
                notices.mine(Optional.ofNullable(cursor).map(text -> Cursor.decode(text, 2)), limit), uri);
    }

    /// For the API's description: a page of notices.
    record NoticePage(List<Notice> items, String nextCursor) {}
}
