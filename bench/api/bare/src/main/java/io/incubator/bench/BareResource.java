package io.incubator.bench;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Reads and writes rows, and that is all: no tokens, tenants, problems, limits, versions or events.
@Path("/projects")
@RunOnVirtualThread
public class BareResource {

    /// What a client sends.
    public record NewProject(String name, String description) {}

    @GET
    @Path("/{id}")
    public BareProject get(UUID id) {
        return BareProject.findById(id);
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    public BareProject create(NewProject body) {
        BareProject project = new BareProject();
        project.id = UUID.randomUUID();
        project.name = body.name();
        project.description = body.description();
        project.state = "active";
        project.createdAt = Instant.now();
        project.updatedAt = project.createdAt;
        project.persist();
        return project;
    }
}
