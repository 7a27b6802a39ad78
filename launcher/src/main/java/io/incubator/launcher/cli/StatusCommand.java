package io.incubator.launcher.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.ReplicaHealth;
import io.incubator.launcher.suite.RunRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says what runs and how it is.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show what runs, where, and whether it is ready. Exit code 3 when the suite does not run.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean json = installation.json();
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunRecord> run = installation.running();
        if (run.isEmpty()) {
            out.println(
                    json
                            ? Json.pretty(Json.object().put("running", false))
                            : installation.language().text("not-running"));
            return ExitCode.UNREACHABLE.code();
        }
        List<ReplicaHealth> health = ReplicaHealth.of(run.get());
        out.println(json ? Json.pretty(asJson(run.get(), health)) : asText(run.get(), health));
        return 0;
    }

    private static ObjectNode asJson(RunRecord run, List<ReplicaHealth> health) {
        ObjectNode status = Json.object()
                .put("running", true)
                .put("ready", run.ready())
                .put("url", run.url())
                .put("launcherPid", run.launcher().pid())
                .put("database", run.database())
                .put("broker", run.broker());
        ArrayNode replicas = status.putArray("replicas");
        health.forEach(replica -> replicas.addObject()
                .put("service", replica.replica().service())
                .put("number", replica.replica().number())
                .put("pid", replica.replica().process().pid())
                .put("port", replica.replica().port())
                .put("managementPort", replica.replica().managementPort())
                .put("ready", replica.ready())
                .put("residentBytes", replica.residentBytes())
                .put("log", replica.replica().log()));
        return status;
    }

    private static String asText(RunRecord run, List<ReplicaHealth> health) {
        StringBuilder text = new StringBuilder(run.url())
                .append("  (launcher: process ")
                .append(run.launcher().pid())
                .append(")\n")
                .append(run.database())
                .append("\n")
                .append(run.broker())
                .append("\n");
        for (ReplicaHealth replica : health) {
            text.append("%-18s %-10s process %-8d port %-6d %4d MiB%n"
                    .formatted(
                            replica.replica().service()
                                    + (replica.replica().number() == 1
                                            ? ""
                                            : "-" + replica.replica().number()),
                            replica.ready() ? "ready" : "not ready",
                            replica.replica().process().pid(),
                            replica.replica().port(),
                            replica.residentBytes() >> 20));
        }
        return text.toString().stripTrailing();
    }
}
