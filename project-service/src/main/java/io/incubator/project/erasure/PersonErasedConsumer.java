package io.incubator.project.erasure;

import io.incubator.kit.erasure.PersonErasedHandler;
import io.incubator.kit.inbox.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears auth-service about people who are no more.
@ApplicationScoped
class PersonErasedConsumer {
    private final Inbox inbox;
    private final PersonErasedHandler handler;

    PersonErasedConsumer(Inbox inbox, PersonErasedHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("person-erased")
    @RunOnVirtualThread
    void on(byte[] body, IncomingRabbitMQMetadata metadata) {
        inbox.receive(handler, body, metadata);
    }
}
