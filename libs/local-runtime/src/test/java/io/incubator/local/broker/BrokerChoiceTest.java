package io.incubator.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerChoiceTest {

    @Test
    void theWishWinsThenTheUrlThenTheEmbeddedOne() {
        Map<String, String> url = Map.of("AMQP_URL", "amqp://broker");
        assertThat(BrokerChoice.from(Map.of())).isEqualTo(BrokerChoice.EMBEDDED);
        assertThat(BrokerChoice.from(url)).isEqualTo(BrokerChoice.URL);
        assertThat(BrokerChoice.from(Map.of("INCUBATOR_BROKER", "rabbitmq", "AMQP_URL", "amqp://broker")))
                .isEqualTo(BrokerChoice.RABBITMQ);
    }

    @Test
    void anInstallationKeepsTheBrokerItsMessagesAreIn(@TempDir Path directory) throws IOException {
        // what is said wins
        assertThat(BrokerChoice.preferred(Map.of("INCUBATOR_BROKER", "embedded"), directory))
                .isEqualTo(BrokerChoice.EMBEDDED);
        assertThat(BrokerChoice.preferred(Map.of("AMQP_URL", "amqp://broker"), directory))
                .isEqualTo(BrokerChoice.URL);
        // a new installation takes an installed RabbitMQ
        assertThat(BrokerChoice.preferred(Map.of(), directory))
                .isEqualTo(PrivateRabbitMq.isInstalled() ? BrokerChoice.RABBITMQ : BrokerChoice.EMBEDDED);
        // one that has messages in the embedded broker stays with it
        Files.createDirectories(BrokerChoice.EMBEDDED.dataIn(directory));
        assertThat(BrokerChoice.preferred(Map.of(), directory)).isEqualTo(BrokerChoice.EMBEDDED);
    }

    @Test
    void anUnknownWishNamesTheKnownOnes() {
        assertThatThrownBy(() -> BrokerChoice.from(Map.of("INCUBATOR_BROKER", "kafka")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafka")
                .hasMessageContaining("embedded, rabbitmq, url");
    }

    @Test
    void anAmqpUrlIsReadWithDefaultsAndEscapes() {
        assertThat(ExternalBroker.parse("amqp://me:p%2Fw@broker:1234/my%2Fhost"))
                .isEqualTo(new ExternalBroker("broker", 1234, "me", "p/w", "my/host"));
        assertThat(ExternalBroker.parse("amqp://broker"))
                .isEqualTo(new ExternalBroker("broker", 5672, "guest", "guest", "/"));
        assertThatThrownBy(() -> ExternalBroker.parse("http://me:secret@broker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AMQP_URL")
                .hasMessageNotContaining("secret");
    }
}
