package io.incubator.project.members;

import io.incubator.kit.inbox.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears auth-service about teams that are no more.
@ApplicationScoped
class TeamDeletedConsumer {
    private final Inbox inbox;
    private final TeamDeletedHandler handler;

    TeamDeletedConsumer(Inbox inbox, TeamDeletedHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("team-deleted")
    @RunOnVirtualThread
    void on(byte[] body, IncomingRabbitMQMetadata metadata) {
        inbox.receive(handler, body, metadata);
    }
}
