package io.incubator.kit.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.rabbitmq.IncomingRabbitMQMessage;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnector;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQFailureHandler;
import io.smallrye.reactive.messaging.rabbitmq.fault.RabbitMQRequeue;
import io.vertx.mutiny.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/// Gives back to its queue what a consumer could not settle, because its service stops: the connector's own way is to
/// drop it. After a pause, since a quorum queue drops what comes back twenty times, and a connection that ends
/// meanwhile gives it back as well.
@ApplicationScoped
@Identifier(UnsettledMessages.STRATEGY)
public class UnsettledMessages implements RabbitMQFailureHandler.Factory {
    static final String STRATEGY = "give-back";
    private static final Executor AFTER_A_PAUSE = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    @Override
    public RabbitMQFailureHandler create(RabbitMQConnectorIncomingConfiguration config, RabbitMQConnector connector) {
        return new GiveBack(new RabbitMQRequeue(config.getChannel()));
    }

    private record GiveBack(RabbitMQFailureHandler requeue) implements RabbitMQFailureHandler {
        @Override
        public <V> CompletionStage<Void> handle(
                IncomingRabbitMQMessage<V> message, Metadata metadata, Context context, Throwable reason) {
            return CompletableFuture.runAsync(() -> {}, AFTER_A_PAUSE)
                    .thenCompose(_ -> requeue.handle(message, metadata, context, reason));
        }
    }
}
