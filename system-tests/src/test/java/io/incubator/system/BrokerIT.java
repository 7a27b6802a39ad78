package io.incubator.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.incubator.local.broker.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Which broker these tests ran on, in the broker's own words.
class BrokerIT {

    @Test
    void isTheOneThatWasAskedFor() throws Exception {
        Broker broker = SuiteUnderTest.shared().broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        try (Connection connection = factory.newConnection()) {
            String product = connection.getServerProperties().get("product").toString();

            Files.writeString(Path.of("target", "broker.txt"), "product=" + product + "\n");
            boolean rabbitMq = "rabbitmq".equals(System.getenv("INCUBATOR_BROKER"));
            assertThat(product.equals("RabbitMQ")).isEqualTo(rabbitMq);
        }
    }
}
