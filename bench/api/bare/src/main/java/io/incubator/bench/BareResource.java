package io.incubator.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Reads and writes the same rows as project-service, and that is all: no tokens, tenants, problems, limits, versions,
/// traces or metrics.
@Path("/projects")
@RunOnVirtualThread
public class BareResource {
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final UUID FOUNDER = UUID.randomUUID();

    private final ObjectMapper json;

    public BareResource(ObjectMapper json) {
        this.json = json;
    }

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
    public BareProject create(NewProject body) throws JsonProcessingException {
        BareProject project = new BareProject();
        project.id = nextId();
        project.organisation = ORGANISATION;
        project.name = body.name();
        project.description = body.description();
        project.state = "active";
        project.contributors = "organisation";
        project.eventSequence = 1;
        project.createdBy = FOUNDER;
        project.createdAt = Instant.now();
        project.updatedAt = project.createdAt;
        project.persist();
        founded(project).persist();
        created(project).persist();
        return project;
    }

    /// A UUIDv7, as the suite's ids are: random ones would cost the indexes more.
    private static UUID nextId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000 | random.nextInt(0x1000),
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static BareMember founded(BareProject project) {
        BareMember member = new BareMember();
        member.key = new BareMember.Key(project.id, FOUNDER);
        member.organisation = ORGANISATION;
        member.role = "maintainer";
        member.addedBy = FOUNDER;
        member.createdAt = project.createdAt;
        member.updatedAt = project.createdAt;
        return member;
    }

    private BareEvent created(BareProject project) throws JsonProcessingException {
        BareEvent event = new BareEvent();
        event.key = new BareEvent.Key(project.id, project.eventSequence);
        event.organisation = ORGANISATION;
        event.type = "project.created";
        event.data = json.writeValueAsString(project);
        event.occurredAt = project.createdAt;
        event.actor = FOUNDER;
        return event;
    }
}
