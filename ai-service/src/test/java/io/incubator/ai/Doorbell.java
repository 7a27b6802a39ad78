package io.incubator.ai;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.incubator.kittest.SuiteResource;
import io.incubator.local.broker.Broker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Rings as job-service does.
final class Doorbell implements AutoCloseable {
    private final Connection connection;
    private final Channel channel;

    private Doorbell(Connection connection) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.exchangeDeclare("jobs", "topic", true);
    }

    static Doorbell open() throws IOException, TimeoutException {
        Broker broker = SuiteResource.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return new Doorbell(factory.newConnection());
    }

    void ring() throws IOException {
        ring("{\"kind\":\"plan\"}");
    }

    void ring(String body) throws IOException {
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .headers(Map.of("cloudEvents:type", "jobs.ready.v1.plan"))
                .build();
        channel.basicPublish("jobs", "jobs.ready.v1.plan", properties, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
