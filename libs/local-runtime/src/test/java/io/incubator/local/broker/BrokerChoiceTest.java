package io.incubator.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

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
