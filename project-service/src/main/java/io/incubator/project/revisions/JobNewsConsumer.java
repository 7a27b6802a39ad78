package io.incubator.project.revisions;

import io.incubator.kit.inbox.Inbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Hears job-service about the jobs this service asked for.
@ApplicationScoped
class JobNewsConsumer {
    private final Inbox inbox;
    private final JobFinishedHandler finished;
    private final JobProgressedHandler progressed;

    JobNewsConsumer(Inbox inbox, JobFinishedHandler finished, JobProgressedHandler progressed) {
        this.inbox = inbox;
        this.finished = finished;
        this.progressed = progressed;
    }

    @Incoming("job-finished")
    @RunOnVirtualThread
    void onFinished(byte[] body, IncomingRabbitMQMetadata metadata) {
        inbox.receive(finished, body, metadata);
    }

    @Incoming("job-progressed")
    @RunOnVirtualThread
    void onProgressed(byte[] body, IncomingRabbitMQMetadata metadata) {
        inbox.receive(progressed, body, metadata);
    }
}
