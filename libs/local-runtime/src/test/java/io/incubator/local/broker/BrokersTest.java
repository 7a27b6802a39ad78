package io.incubator.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import io.incubator.local.process.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokersTest {
    private static final String QUEUE = "jobs.submit";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource(names = {"EMBEDDED", "RABBITMQ"})
    void durableQueuesAndPersistentMessagesSurvive(BrokerChoice choice) throws Exception {
        assumeTrue(choice != BrokerChoice.RABBITMQ || PrivateRabbitMq.isInstalled(), "RabbitMQ is not installed");
        Path directory = temporary.resolve("a space");
        try (Broker broker = Brokers.open(choice, directory)) {
            // Given a bound durable queue, declared with an argument only RabbitMQ knows, and two messages
            send(broker, "first");
            // When the broker stops and starts, and dies and starts
            broker.stop();
            broker.start();
            send(broker, "second");
            broker.kill();
            broker.start();
            // Then the first message is there, on the same address
            assertThat(take(broker)).isEqualTo("first");
        }
        // And the second after a whole new start
        try (Broker broker = Brokers.open(choice, directory)) {
            assertThat(take(broker)).isEqualTo("second");
        }
    }

    @Test
    void theEmbeddedBrokerAsksForItsPassword() {
        try (Broker broker = Brokers.openTemporary(Map.of())) {
            ConnectionFactory factory = factory(broker);
            factory.setPassword("wrong");
            assertThatThrownBy(factory::newConnection).isInstanceOf(java.io.IOException.class);
            assertThat(broker.describe()).contains("Qpid").contains(Integer.toString(broker.port()));
        }
    }

    @Test
    void theEmbeddedBrokerTakesAnotherPortWhereSomebodyWasFaster() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Iterator<Integer> ports =
                    List.of(somebody.getLocalPort(), FreePorts.next()).iterator();
            try (Broker broker = EmbeddedQpid.open(temporary.resolve("taken"), true, ports::next)) {
                assertThat(broker.port()).isNotEqualTo(somebody.getLocalPort());
                assertThat(ports).isExhausted();
            }
        }
    }

    @Test
    void anInUseDirectoryIsRefused() {
        Path directory = temporary.resolve("used");
        try (Broker _ = Brokers.open(BrokerChoice.EMBEDDED, directory)) {
            assertThatThrownBy(() -> Brokers.open(BrokerChoice.EMBEDDED, directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    private static void send(Broker broker, String text) throws Exception {
        try (Connection connection = factory(broker).newConnection();
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare("jobs", "topic", true);
            channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "classic"));
            channel.queueBind(QUEUE, "jobs", "jobs.submit.*");
            channel.confirmSelect();
            channel.basicPublish(
                    "jobs",
                    "jobs.submit.v1",
                    true,
                    MessageProperties.PERSISTENT_TEXT_PLAIN,
                    text.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private static String take(Broker broker) throws Exception {
        try (Connection connection = factory(broker).newConnection();
                Channel channel = connection.createChannel()) {
            GetResponse message = channel.basicGet(QUEUE, true);
            return message == null ? null : new String(message.getBody(), StandardCharsets.UTF_8);
        }
    }

    private static ConnectionFactory factory(Broker broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        factory.setAutomaticRecoveryEnabled(false);
        return factory;
    }
}
