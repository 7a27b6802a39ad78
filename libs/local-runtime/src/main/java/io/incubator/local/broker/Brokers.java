package io.incubator.local.broker;

import io.incubator.local.process.Directories;
import java.nio.file.Path;
import java.util.Map;

/// Opens brokers.
public final class Brokers {
    private Brokers() {}

    /// Opens the broker that the environment chooses (`INCUBATOR_BROKER`, `AMQP_URL`) and waits until it answers.
    ///
    /// @param directory where the broker keeps its data
    public static Broker open(Map<String, String> environment, Path directory) {
        BrokerChoice choice = BrokerChoice.from(environment);
        return choice == BrokerChoice.URL
                ? ExternalBroker.open(environment.getOrDefault("AMQP_URL", ""))
                : open(choice, directory);
    }

    /// Opens a broker of this machine and waits until it answers.
    ///
    /// @param directory where the broker keeps its data; each kind has its own part of it
    public static Broker open(BrokerChoice choice, Path directory) {
        return switch (choice) {
            case EMBEDDED -> EmbeddedQpid.open(choice.dataIn(directory), false);
            case RABBITMQ -> PrivateRabbitMq.open(choice.dataIn(directory), false);
            case URL -> ExternalBroker.open(System.getenv().getOrDefault("AMQP_URL", ""));
        };
    }

    /// Stops the broker that a killed owner left in `directory`, if there is one. The embedded one dies with its owner.
    public static void stopLeftBehind(Path directory) {
        new LeftOvers(BrokerChoice.RABBITMQ.dataIn(directory)).stop();
    }

    /// Opens a broker for a test: as [#open(Map, Path)], but its data is deleted when it is closed, at the latest when
    /// the process ends.
    public static Broker openTemporary(Map<String, String> environment) {
        Path directory = Directories.temporary("broker");
        Broker broker = switch (BrokerChoice.from(environment)) {
            case EMBEDDED -> EmbeddedQpid.open(directory, true);
            case RABBITMQ -> PrivateRabbitMq.open(directory, true);
            case URL -> ExternalBroker.open(environment.getOrDefault("AMQP_URL", ""));
        };
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
        return broker;
    }
}
