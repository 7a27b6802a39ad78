package io.incubator.job.submission;

import io.incubator.kit.inbox.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Listens for `jobs.submit.v1`.
@ApplicationScoped
class SubmitConsumer {
    private final Inbox inbox;
    private final SubmitHandler handler;

    SubmitConsumer(Inbox inbox, SubmitHandler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("jobs-submit")
    @RunOnVirtualThread
    void on(byte[] body, IncomingRabbitMQMetadata metadata) {
        inbox.receive(handler, body, metadata);
    }
}
