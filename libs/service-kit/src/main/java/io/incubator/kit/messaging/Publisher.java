package io.incubator.kit.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.incubator.kit.observability.Traces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Publishes batches with confirms and the mandatory flag, which the messaging connector does not
/// offer. One connection, opened when first needed and anew after a fault. Not for concurrent use:
/// the relay is its one caller.
@Singleton
public class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(5);
    private static final int PERSISTENT = 2;

    private final ConnectionFactory factory;
    private final Set<String> declaredExchanges = new HashSet<>();
    private final Traces traces;
    private Connection connection;
    private Channel channel;
    private Confirmations confirmations;

    Publisher(BrokerConfig config, Traces traces) {
        this.traces = traces;
        this.factory = factory(config);
    }

    /// Connections that are not mended behind the caller's back.
    static ConnectionFactory factory(BrokerConfig config) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(config.host());
        factory.setPort(config.port());
        factory.setUsername(config.username());
        factory.setPassword(config.password());
        factory.setVirtualHost(config.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(3_000);
        factory.setRequestedHeartbeat(10);
        return factory;
    }

    /// Sends a batch and waits for the broker's answer to every message of it, five seconds at most.
    ///
    /// @return what became of each, by its id; all of them `unconfirmed` while the broker is away
    public Map<UUID, PublishResult> publish(List<Publication> batch) {
        try {
            open();
            for (Publication publication : batch) {
                send(publication);
            }
            return confirmations.await(batch, CONFIRM_WITHIN);
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            LOG.warnf("broker is away: reason=%s", reason(e));
            drop();
            return confirmations == null ? Confirmations.unconfirmed(batch) : confirmations.outcome(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            drop();
            return Confirmations.unconfirmed(batch);
        }
    }

    /// Closes the connection.
    public void close() {
        drop();
    }

    private void open() throws IOException, TimeoutException {
        if (channel != null && channel.isOpen()) {
            confirmations.begin();
            return;
        }
        drop();
        confirmations = null;
        connection = factory.newConnection("outbox-relay");
        channel = connection.createChannel();
        channel.confirmSelect();
        confirmations = new Confirmations(channel);
        confirmations.begin();
    }

    private void send(Publication publication) throws IOException {
        if (declaredExchanges.add(publication.exchange())) {
            channel.exchangeDeclare(publication.exchange(), "topic", true);
        }
        confirmations.expect(channel.getNextPublishSeqNo(), publication.id());
        channel.basicPublish(
                publication.exchange(),
                publication.routingKey(),
                true,
                properties(publication, PERSISTENT, traces),
                publication.payload().getBytes(StandardCharsets.UTF_8));
    }

    /// A CloudEvent's headers, and whether the broker stores it.
    static AMQP.BasicProperties properties(Publication publication, int deliveryMode, Traces traces) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
        headers.put(CloudEventHeaders.ID, publication.id().toString());
        headers.put(CloudEventHeaders.TYPE, publication.routingKey());
        headers.put(CloudEventHeaders.SOURCE, "/" + publication.exchange());
        headers.put(CloudEventHeaders.SUBJECT, publication.aggregateId().toString());
        headers.put(CloudEventHeaders.TIME, publication.time().toString());
        headers.put(CloudEventHeaders.VERSION, publication.version());
        if (publication.organisation() != null) {
            headers.put(
                    CloudEventHeaders.ORGANISATION, publication.organisation().toString());
        }
        String traceparent =
                traces.handedOn(publication.traceparent(), "publish " + publication.routingKey(), publication.time());
        if (traceparent != null) {
            headers.put(CloudEventHeaders.TRACEPARENT, traceparent);
        }
        return new AMQP.BasicProperties.Builder()
                .messageId(publication.id().toString())
                .contentType("application/json")
                .deliveryMode(deliveryMode)
                .timestamp(Date.from(publication.time()))
                .headers(headers)
                .build();
    }

    private void drop() {
        declaredExchanges.clear();
        Connection old = connection;
        connection = null;
        channel = null;
        if (old != null && old.isOpen()) {
            try {
                old.close(1_000);
            } catch (IOException | ShutdownSignalException e) {
                LOG.debugf("broker connection was gone already: reason=%s", reason(e));
            }
        }
    }

    static String reason(Exception e) {
        return e instanceof ConnectException ? "connection refused" : e.toString();
    }
}
