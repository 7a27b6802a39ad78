package io.incubator.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.incubator.kit.observability.Traces;
import io.incubator.local.broker.Broker;
import io.incubator.local.broker.Brokers;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Runs on the broker that `INCUBATOR_BROKER` chooses.
class PublisherIT {
    private static final String EXCHANGE = "publisher-test";
    private static Broker broker;

    @BeforeAll
    static void open() {
        broker = Brokers.openTemporary(System.getenv());
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @Test
    void confirmsWhatAQueueHoldsAndKeepsItsHeaders() throws Exception {
        String queue = bind("orders.*");
        Publisher publisher = publisher();
        Publication event = event("orders.placed");

        Map<UUID, PublishResult> results = publisher.publish(List.of(event));

        assertThat(results).containsEntry(event.id(), new PublishResult.Confirmed());
        GetResponse message = take(queue);
        assertThat(new String(message.getBody(), StandardCharsets.UTF_8)).isEqualTo(event.payload());
        assertThat(message.getProps().getDeliveryMode()).isEqualTo(2);
        assertThat(message.getProps().getHeaders().get(CloudEventHeaders.ID))
                .hasToString(event.id().toString());
        assertThat(message.getProps().getHeaders().get(CloudEventHeaders.ORGANISATION))
                .hasToString(event.organisation().toString());
        publisher.close();
    }

    @Test
    void tellsTheUnroutableOfABatchFromTheRest() throws Exception {
        bind("known.*");
        Publisher publisher = publisher();
        List<Publication> batch = IntStream.range(0, 100)
                .mapToObj(i -> event(i % 10 == 0 ? "nobody.listens" : "known.event"))
                .toList();

        Map<UUID, PublishResult> results = publisher.publish(batch);

        assertThat(batch)
                .allSatisfy(event -> assertThat(results.get(event.id()))
                        .isInstanceOf(
                                event.routingKey().startsWith("known")
                                        ? PublishResult.Confirmed.class
                                        : PublishResult.Failed.class));
        publisher.close();
    }

    @Test
    void confirmsNothingWhileTheBrokerIsAwayAndRecoversByItself() throws Exception {
        bind("later.*");
        Publisher publisher = publisher();
        publisher.publish(List.of(event("later.first")));

        broker.stop();
        Publication missed = event("later.second");
        assertThat(publisher.publish(List.of(missed)))
                .containsEntry(missed.id(), new PublishResult.Failed("unconfirmed"));
        broker.start();

        assertThat(publisher.publish(List.of(missed))).containsEntry(missed.id(), new PublishResult.Confirmed());
        publisher.close();
    }

    @Test
    void aHintLeavesAtOnceAndIsTakenBackWhereTheBrokerIsAway() throws Exception {
        String queue = bind("hints.*");
        HintPublisher hints = new HintPublisher(config(), traces());
        Publication hint = event("hints.one");

        assertThat(hints.publish(hint)).isTrue();

        GetResponse message = await().until(() -> take(queue), taken -> taken != null);
        assertThat(message.getProps().getMessageId()).isEqualTo(hint.id().toString());
        assertThat(message.getProps().getDeliveryMode()).isEqualTo(1);
        assertThat(hints.publish(event("hints-nobody-hears"))).isTrue();
        broker.stop();
        await().until(() -> !hints.publish(hint));
        broker.start();
        assertThat(hints.publish(hint)).isTrue();
        hints.close();
    }

    private static Publication event(String routingKey) {
        UUID id = UUID.randomUUID();
        return new Publication(
                id,
                EXCHANGE,
                routingKey,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "{\"number\":\"" + id + "\"}",
                null,
                Instant.now());
    }

    private static String bind(String pattern) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            String queue = "publisher-test-" + pattern;
            channel.exchangeDeclare(EXCHANGE, "topic", true);
            channel.queueDeclare(queue, true, false, false, Map.of());
            channel.queueBind(queue, EXCHANGE, pattern);
            return queue;
        }
    }

    private static GetResponse take(String queue) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return channel.basicGet(queue, true);
        }
    }

    private static Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return factory.newConnection();
    }

    private static Publisher publisher() {
        return new Publisher(config(), traces());
    }

    private static Traces traces() {
        return new Traces(OpenTelemetry.noop().getTracer("test"));
    }

    private static BrokerConfig config() {
        return new BrokerConfig() {
            @Override
            public String host() {
                return broker.host();
            }

            @Override
            public int port() {
                return broker.port();
            }

            @Override
            public String username() {
                return broker.username();
            }

            @Override
            public String password() {
                return broker.password();
            }

            @Override
            public String virtualHost() {
                return broker.virtualHost();
            }
        };
    }
}
