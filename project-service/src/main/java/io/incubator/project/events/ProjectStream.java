package io.incubator.project.events;

import io.incubator.kit.stream.CallerAccess;
import io.incubator.kit.stream.EventTail;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;

/// The open streams of this replica.
@ApplicationScoped
public class ProjectStream {
    /// The type of the event after which no other comes.
    public static final String LAST_EVENT = ProjectEventType.PROJECT_DELETED;

    private final EventTail tail;
    private final CallerAccess access;

    ProjectStream(ProjectEventSource source, Sse sse, CallerAccess access) {
        this.access = access;
        this.tail = new EventTail("project-events", source, sse);
    }

    /// Opens a stream; the caller has checked that the reader may see the project. It ends with the
    /// reader's token.
    ///
    /// @param after sequence of the last event the reader knows, 0 for the whole story
    public Multi<OutboundSseEvent> open(UUID project, long after) {
        return tail.stream(project, after, access.capture());
    }

    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        tail.close();
    }
}
