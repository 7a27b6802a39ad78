package io.incubator.launcher.cli.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says what could keep the suite from running here, and what to do.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look for what could keep the suite from running on this machine, and say what to do.",
        footer = {"", "Exit code 1 when something fails; warnings do not count."})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = Stream.concat(
                        new MachineChecks(installation.state()).all().stream(),
                        new InstallationChecks(installation).all().stream())
                .map(Supplier::get)
                .toList();
        boolean failed = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL);
        PrintWriter out = spec.commandLine().getOut();
        if (installation.json()) {
            out.println(Json.pretty(asJson(findings, !failed)));
        } else {
            findings.forEach(finding -> print(out, finding));
        }
        out.flush();
        return (failed ? ExitCode.FAILED : ExitCode.DONE).code();
    }

    private static void print(PrintWriter out, Finding finding) {
        String style = switch (finding.level()) {
            case OK -> "@|green ok  |@";
            case WARN -> "@|yellow warn|@";
            case FAIL -> "@|red fail|@";
        };
        out.println(Ansi.AUTO.string(style) + "  " + "%-11s".formatted(finding.check()) + " " + finding.message());
        if (!finding.advice().isEmpty()) {
            out.println(" ".repeat(18) + "→ " + finding.advice());
        }
    }

    private static ObjectNode asJson(List<Finding> findings, boolean healthy) {
        ObjectNode json = Json.object().put("healthy", healthy);
        ArrayNode checks = json.putArray("checks");
        findings.forEach(finding -> checks.addObject()
                .put("check", finding.check())
                .put("level", finding.level().name().toLowerCase(Locale.ROOT))
                .put("message", finding.message())
                .put("advice", finding.advice()));
        return json;
    }
}
