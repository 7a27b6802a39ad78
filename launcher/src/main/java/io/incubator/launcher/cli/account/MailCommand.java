package io.incubator.launcher.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.incubator.launcher.cli.api.Installation;
import io.incubator.launcher.client.Json;
import io.incubator.launcher.suite.SuiteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the inbox of this machine.
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = {
            "Show the mail the suite on this machine has written, the newest first.",
            "Without a mail server (SMTP_HOST) it leaves this machine by no other way."
        })
public final class MailCommand implements Callable<Integer> {
    @Mixin
    private Installation installation;

    @Option(names = "--to", paramLabel = "EMAIL", description = "Mail to this address only.")
    private String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<JsonNode> mails = read(SuiteOptions.mailFolder(installation.state()));
        PrintWriter out = spec.commandLine().getOut();
        if (installation.json()) {
            ArrayNode all = Json.object().putArray("items");
            mails.forEach(all::add);
            out.println(Json.pretty(Json.object().set("items", all)));
        } else if (mails.isEmpty()) {
            out.println(installation.language().text("mail.none"));
        } else {
            mails.forEach(mail -> out.println(
                    mail.path("writtenAt").asText() + "  " + mail.path("to").asText() + "\n"
                            + mail.path("subject").asText() + "\n\n"
                            + mail.path("text").asText()));
        }
        out.flush();
        return 0;
    }

    private List<JsonNode> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .map(MailCommand::mail)
                    .filter(mail -> to == null || mail.path("to").asText().equalsIgnoreCase(to))
                    .limit(limit)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    private static JsonNode mail(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
