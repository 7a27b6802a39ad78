package io.incubator.launcher.cli;

import io.incubator.launcher.suite.SuiteOptions;
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

    SuiteOptions applyTo(SuiteOptions options) {
        return options.withPort(port).withReplicas(replicas);
    }

    List<String> asArguments() {
        return new ArrayList<>(List.of("--port", Integer.toString(port), "--replicas", Integer.toString(replicas)));
    }
}
