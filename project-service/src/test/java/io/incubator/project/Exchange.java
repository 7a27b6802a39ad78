package io.incubator.project;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.incubator.kit.messaging.CloudEventHeaders;
import io.incubator.kittest.SuiteResource;
import io.incubator.local.broker.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/// Speaks for another service over the broker.
final class Exchange implements AutoCloseable {
    private final String name;
    private final String owner;
    private final Connection connection;
    private final Channel channel;

    private Exchange(String name, String owner, Connection connection) throws IOException {
        this.name = name;
        this.owner = owner;
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.exchangeDeclare(name, "topic", true);
    }

    /// @param owner the service whose exchange it is
    static Exchange open(String name, String owner) throws IOException, TimeoutException {
        Broker broker = SuiteResource.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return new Exchange(name, owner, factory.newConnection());
    }

    /// Publishes an event.
    ///
    /// @param id the CloudEvents id; the same one again is a second delivery
    void publish(UUID id, String type, String organisation, long version, String json) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
        headers.put(CloudEventHeaders.ID, id.toString());
        headers.put(CloudEventHeaders.TYPE, type);
        headers.put(CloudEventHeaders.SOURCE, owner);
        headers.put(CloudEventHeaders.TIME, Instant.now().toString());
        headers.put(CloudEventHeaders.ORGANISATION, organisation);
        headers.put(CloudEventHeaders.VERSION, Long.toString(version));
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .deliveryMode(2)
                .contentType("application/json")
                .build();
        channel.basicPublish(name, type, properties, json.getBytes(StandardCharsets.UTF_8));
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
