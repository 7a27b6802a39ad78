package io.incubator.local.broker;

import java.nio.file.Files;
import java.nio.file.Path;
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

    /// The broker for an installation: what the environment says; else the one whose data are in `directory` already,
    /// because messages wait in them; else an installed RabbitMQ, else the embedded one.
    ///
    /// @param directory of [Brokers#open(Map, Path)]
    /// @throws IllegalArgumentException when `INCUBATOR_BROKER` is none of the known ones
    public static BrokerChoice preferred(Map<String, String> environment, Path directory) {
        boolean said = !environment.getOrDefault("INCUBATOR_BROKER", "").isBlank()
                || !environment.getOrDefault("AMQP_URL", "").isBlank();
        if (said) {
            return from(environment);
        }
        boolean keptElsewhere =
                Files.isDirectory(EMBEDDED.dataIn(directory)) && !Files.isDirectory(RABBITMQ.dataIn(directory));
        return PrivateRabbitMq.isInstalled() && !keptElsewhere ? RABBITMQ : EMBEDDED;
    }

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

    /// Where a broker of this kind keeps its data.
    Path dataIn(Path directory) {
        return directory.resolve(this == RABBITMQ ? "rabbitmq" : "qpid");
    }
}
