package io.incubator.launcher.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.incubator.launcher.cli.api.ExitCode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.LogTail;
import io.incubator.launcher.suite.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the logs.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Print the last lines of the services' logs, of all or of one; follow them with -f.")
final class LogsCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description = "auth-service, project-service, ai-service, job-service or launcher.")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is written, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "50",
            paramLabel = "N",
            description = "How many lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--raw", description = "Print the lines as they are, without making JSON readable.")
    private boolean raw;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (installation.json()) {
            return printJson();
        }
        List<LogFile> logs = new ArrayList<>();
        for (Path file : files()) {
            logs.add(new LogFile(file, raw, spec.commandLine().getOut()));
        }
        if (logs.isEmpty()) {
            spec.commandLine().getErr().println("There are no logs yet.");
            return ExitCode.UNREACHABLE.code();
        }
        for (LogFile log : logs) {
            log.printTail(lines, logs.size() > 1);
        }
        while (follow && !Thread.currentThread().isInterrupted()) {
            boolean news = false;
            for (LogFile log : logs) {
                news |= log.printNews(logs.size() > 1);
            }
            if (!news) {
                LogFile.pause();
            }
        }
        return 0;
    }

    /// One document cannot be followed: it would never end.
    private int printJson() throws IOException {
        if (follow) {
            throw new IllegalArgumentException("--json and --follow do not go together");
        }
        ObjectNode logs = Json.object();
        for (Path file : files()) {
            ArrayNode of = logs.putArray(file.getFileName().toString().replaceFirst("\\.log$", ""));
            LogTail.lines(file, lines).forEach(of::add);
        }
        spec.commandLine().getOut().println(Json.pretty(logs));
        return logs.isEmpty() ? ExitCode.UNREACHABLE.code() : ExitCode.DONE.code();
    }

    private List<Path> files() throws IOException {
        String prefix = service == null || service.equals("launcher")
                ? service
                : ServiceName.of(service).fullName();
        Path directory = installation.state().resolve("logs");
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .filter(file ->
                            prefix == null || file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
