package io.incubator.project;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
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

/// Speaks for job-service over the broker, and hears what it is told.
final class JobsExchange implements AutoCloseable {
    private static final String COMMANDS = "jobs.submit";
    private final Connection connection;
    private final Channel channel;

    private JobsExchange(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.exchangeDeclare("jobs", "topic", true);
        channel.queueDeclare(COMMANDS, true, false, false, Map.of());
        channel.queueBind(COMMANDS, "jobs", "jobs.submit.v1");
    }

    static JobsExchange open() throws IOException, TimeoutException {
        Broker broker = SuiteResource.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return new JobsExchange(factory.newConnection());
    }

    /// Publishes an event of a job.
    ///
    /// @param id the CloudEvents id; the same one again is a second delivery
    void publish(UUID id, String type, String organisation, long version, String json) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
        headers.put(CloudEventHeaders.ID, id.toString());
        headers.put(CloudEventHeaders.TYPE, type);
        headers.put(CloudEventHeaders.SOURCE, "job-service");
        headers.put(CloudEventHeaders.TIME, Instant.now().toString());
        headers.put(CloudEventHeaders.ORGANISATION, organisation);
        headers.put(CloudEventHeaders.VERSION, Long.toString(version));
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .deliveryMode(2)
                .contentType("application/json")
                .build();
        channel.basicPublish("jobs", type, properties, json.getBytes(StandardCharsets.UTF_8));
    }

    /// The next command sent to job-service, if there is one.
    GetResponse nextCommand() throws IOException {
        return channel.basicGet(COMMANDS, true);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
