package io.incubator.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/// Speaks for the services around job-service over the broker, and hears what they are told.
final class JobsExchange implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Channel channel;
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    /// A message that arrived.
    record Heard(String type, String id, String organisation, long version, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private JobsExchange(Connection connection, String... routingKeys) throws IOException {
        this.connection = connection;
        this.channel = connection.createChannel();
        channel.exchangeDeclare("jobs", "topic", true);
        String queue = "test." + UUID.randomUUID();
        channel.queueDeclare(queue, true, false, false, Map.of());
        for (String routingKey : routingKeys) {
            channel.queueBind(queue, "jobs", routingKey);
        }
        channel.basicConsume(
                queue,
                true,
                (_, delivery) -> heard.add(new Heard(
                        delivery.getEnvelope().getRoutingKey(),
                        header(delivery.getProperties(), CloudEventHeaders.ID),
                        header(delivery.getProperties(), CloudEventHeaders.ORGANISATION),
                        Long.parseLong(header(delivery.getProperties(), CloudEventHeaders.VERSION)),
                        new String(delivery.getBody(), StandardCharsets.UTF_8))),
                _ -> {});
    }

    /// Listens to these routing keys from now on.
    static JobsExchange open(String... routingKeys) throws IOException, TimeoutException {
        Broker broker = SuiteResource.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return new JobsExchange(factory.newConnection(), routingKeys);
    }

    /// What arrived with this routing key so far.
    List<Heard> heard(String type) {
        return heard.stream().filter(h -> h.type().equals(type)).toList();
    }

    /// What arrived with this routing key about a job so far.
    List<Heard> heard(String type, UUID jobId) {
        return heard(type).stream()
                .filter(h -> h.json().path("jobId").asText().equals(jobId.toString()))
                .toList();
    }

    /// The first message of this routing key about a job.
    Heard await(String type, UUID jobId) {
        return Awaitility.await()
                .until(() -> heard(type, jobId), list -> !list.isEmpty())
                .getFirst();
    }

    /// Sends `jobs.submit.v1`.
    ///
    /// @param id the CloudEvents id; the same one again is a second delivery
    void submit(UUID id, UUID organisation, String json) throws IOException {
        Map<String, Object> headers = new HashMap<>();
        headers.put(CloudEventHeaders.SPEC_VERSION, "1.0");
        headers.put(CloudEventHeaders.ID, id.toString());
        headers.put(CloudEventHeaders.TYPE, "jobs.submit.v1");
        headers.put(CloudEventHeaders.SOURCE, "/projects");
        headers.put(CloudEventHeaders.TIME, Instant.now().toString());
        headers.put(CloudEventHeaders.ORGANISATION, organisation.toString());
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .deliveryMode(2)
                .contentType("application/json")
                .build();
        channel.basicPublish("jobs", "jobs.submit.v1", properties, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    private static String header(AMQP.BasicProperties properties, String name) {
        Object value = properties.getHeaders().get(name);
        return value == null ? null : value.toString();
    }
}
