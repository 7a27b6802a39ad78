package io.incubator.project.members;

import io.incubator.kit.conditional.Conditional;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who may do what in a project without being a member of it.
@Path("/api/projects/{projectId}/access")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "members")
class AccessResource {
    private final AccessService access;

    AccessResource(AccessService access) {
        this.access = access;
    }

    @GET
    @RolesAllowed("projects:read")
    @Operation(
            operationId = "getProjectAccess",
            summary = "What you may do in a project, and who else contributes to it")
    public Access get(UUID projectId) {
        return access.get(projectId);
    }

    @PUT
    @Conditional
    @RolesAllowed("projects:write")
    @Operation(
            operationId = "changeProjectAccess",
            summary = "Open a project to your organisation, or keep it to its members",
            description = "Maintainers do that. With `members`, whoever is no member can only read.")
    public Access change(UUID projectId, @Valid @NotNull AccessChange change) {
        return access.change(projectId, change.contributors());
    }
}
