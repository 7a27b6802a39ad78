package io.incubator.launcher.cli;

import io.incubator.launcher.suite.SuiteOptions;
import io.incubator.local.broker.BrokerChoice;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options of commands that start a suite.
final class SuiteChoices {
    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "Port of the gateway (default: ${DEFAULT-VALUE}); 0 for a free one.")
    private int port;

    @Option(
            names = "--replicas",
            defaultValue = "1",
            paramLabel = "N",
            description = "Replicas of every service (default: ${DEFAULT-VALUE}).")
    private int replicas;

    @Option(
            names = "--broker",
            paramLabel = "KIND",
            description = {
                "embedded or rabbitmq (default: the one this installation has its messages in; else an installed",
                "RabbitMQ, run as a private node; else the embedded one). AMQP_URL wins over it."
            })
    private LocalBroker broker;

    /// A broker this machine can run.
    enum LocalBroker {
        EMBEDDED,
        RABBITMQ
    }

    SuiteOptions applyTo(SuiteOptions options) {
        SuiteOptions chosen = options.withPort(port).withReplicas(replicas);
        if (!options.outside().getOrDefault("AMQP_URL", "").isBlank()) {
            return chosen.withOutside("INCUBATOR_BROKER", "url");
        }
        if (broker != null) {
            return chosen.withOutside("INCUBATOR_BROKER", broker.name());
        }
        BrokerChoice preferred = BrokerChoice.preferred(options.outside(), options.brokerData());
        return chosen.withOutside("INCUBATOR_BROKER", preferred.name());
    }

    List<String> asArguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--port", Integer.toString(port), "--replicas", Integer.toString(replicas)));
        if (broker != null) {
            arguments.addAll(List.of("--broker", broker.name()));
        }
        return arguments;
    }
}
