package io.incubator.local.broker;

import io.incubator.local.process.Await;
import java.time.Duration;

/// A running AMQP 0-9-1 broker. Address and login stay the same over [#stop()] and [#start()].
public sealed interface Broker extends AutoCloseable permits EmbeddedQpid, PrivateRabbitMq, ExternalBroker {

    String host();

    int port();

    String username();

    String password();

    String virtualHost();

    /// What runs and where, in a few words for people.
    String describe();

    /// Stops the broker; what is durable stays.
    void stop();

    /// Starts the stopped broker and returns when it takes connections.
    void start();

    /// Ends the broker as abruptly as its kind can be ended.
    void kill();

    /// Stops the broker for good, with whatever belongs to it.
    @Override
    void close();

    /// Waits until the broker answers the protocol.
    ///
    /// @throws IllegalStateException when it does not within `patience`
    default void awaitReady(Duration patience) {
        if (!Await.until(patience, () -> AmqpProbe.answers(host(), port()))) {
            throw new IllegalStateException(describe() + " does not answer within " + patience.toSeconds() + " s");
        }
    }
}
