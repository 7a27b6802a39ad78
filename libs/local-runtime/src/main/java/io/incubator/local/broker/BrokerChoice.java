package io.incubator.local.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Which broker to run.
public enum BrokerChoice {
    /// Qpid inside this process; needs nothing
    EMBEDDED,
    /// a private node of an installed RabbitMQ
    RABBITMQ,
    /// somebody else's broker, by `AMQP_URL`
    URL;

    /// Reads `INCUBATOR_BROKER`; without it a broker given by `AMQP_URL` wins over the embedded one.
    ///
    /// @throws IllegalArgumentException when the value is none of the known ones
    public static BrokerChoice from(Map<String, String> environment) {
        String wanted = environment.getOrDefault("INCUBATOR_BROKER", "").strip();
        if (wanted.isEmpty()) {
            return environment.getOrDefault("AMQP_URL", "").isBlank() ? EMBEDDED : URL;
        }
        return Arrays.stream(values())
                .filter(choice -> choice.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("INCUBATOR_BROKER is '" + wanted + "'; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(values())
                                        .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }
}
