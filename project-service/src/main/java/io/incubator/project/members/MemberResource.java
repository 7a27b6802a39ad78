package io.incubator.project.members;

import io.incubator.kit.conditional.Conditional;
import io.incubator.kit.idempotency.Idempotent;
import io.incubator.kit.paging.Paging;
import io.incubator.project.access.ProjectRole;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/// Members of a project.
@Path("/api/projects/{projectId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "members")
class MemberResource {
    private final MemberService members;

    MemberResource(MemberService members) {
        this.members = members;
    }

    @POST
    @Idempotent
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "addProjectMember",
            summary = "Add somebody of your organisation to a project",
            description = "Maintainers do that. Whoever should be asked first is invited instead.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewMember.class),
                            examples =
                                    @ExampleObject(
                                            name = "contributor",
                                            value = "{\"userId\":\"019aa3c2-1111-7a2b-8c3d-4e5f60718293\","
                                                    + "\"role\":\"contributor\"}")))
    @APIResponseSchema(value = Member.class, responseCode = "201", responseDescription = "Added; Location says where")
    public RestResponse<Member> add(UUID projectId, @Valid @NotNull NewMember body) {
        Member member = members.add(projectId, body);
        return RestResponse.ResponseBuilder.<Member>create(RestResponse.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/projects/" + projectId + "/members/" + member.userId())
                .entity(member)
                .build();
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "listProjectMembers",
            summary = "List a project's members, who belongs to it the longest first")
    @APIResponseSchema(value = MemberPage.class, responseCode = "200")
    public Response list(
            UUID projectId,
            @QueryParam("role") ProjectRole role,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Paging.MAX_LIMIT) int limit,
            @Context UriInfo uri) {
        return Paging.response(members.list(projectId, role, cursor, limit), uri);
    }

    @GET
    @Path("/{userId}")
    @RolesAllowed("projects:read")
    @Operation(operationId = "getProjectMember", summary = "Read a member of a project")
    public Member get(UUID projectId, UUID userId) {
        return members.get(projectId, userId);
    }

    @PATCH
    @Conditional
    @Path("/{userId}")
    @RolesAllowed("projects:write")
    @Operation(operationId = "changeProjectMember", summary = "Give a member another role")
    public Member change(UUID projectId, UUID userId, @Valid @NotNull MemberChange change) {
        return members.change(projectId, userId, change.role());
    }

    @DELETE
    @Conditional
    @Path("/{userId}")
    @RolesAllowed("projects:read")
    @ResponseStatus(RestResponse.StatusCode.NO_CONTENT)
    @Operation(operationId = "removeProjectMember", summary = "Take a member out of a project, or leave it yourself")
    public void remove(UUID projectId, UUID userId) {
        members.remove(projectId, userId);
    }
}
