package io.incubator.kit.messaging;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.incubator.kit.observability.Traces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Publishes messages that may be lost, because somebody will see to it that they are sent again: the broker neither
/// stores nor confirms them, and nobody waits. For everything else there is the outbox. A connection of its own,
/// opened when first needed, so that no hint queues behind what is waited for.
@Singleton
public class HintPublisher {
    private static final Logger LOG = Logger.getLogger(HintPublisher.class);
    private static final int TRANSIENT = 1;
    private static final int CLOSE_MILLIS = 1_000;

    private final ConnectionFactory factory;
    private final Traces traces;
    private final Set<String> declaredExchanges = new HashSet<>();
    private Connection connection;
    private Channel channel;

    HintPublisher(BrokerConfig config, Traces traces) {
        this.factory = Publisher.factory(config);
        this.traces = traces;
    }

    /// Sends it.
    ///
    /// @return whether it has left; false while the broker is away
    public synchronized boolean publish(Publication hint) {
        try {
            open();
            if (declaredExchanges.add(hint.exchange())) {
                channel.exchangeDeclare(hint.exchange(), "topic", true);
            }
            channel.basicPublish(
                    hint.exchange(),
                    hint.routingKey(),
                    Publisher.properties(hint, TRANSIENT, traces),
                    hint.payload().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            LOG.warnf("hint not sent, the broker is away: reason=%s", Publisher.reason(e));
            close();
            return false;
        }
    }

    /// Closes the connection.
    public synchronized void close() {
        declaredExchanges.clear();
        Connection old = connection;
        connection = null;
        channel = null;
        if (old != null && old.isOpen()) {
            try {
                old.close(CLOSE_MILLIS);
            } catch (IOException | ShutdownSignalException e) {
                LOG.debugf("broker connection was gone already: reason=%s", Publisher.reason(e));
            }
        }
    }

    private void open() throws IOException, TimeoutException {
        if (channel == null || !channel.isOpen()) {
            close();
            connection = factory.newConnection("hints");
            channel = connection.createChannel();
        }
    }
}
